// Reads single cells of the sheet: days, hours, languages with levels. A value, or words that say what is wrong.
import { slots } from '../programme/interview/lists.ts';
import { levels } from '../programme/onboarding/flow.ts';

/** What a cell says, or why it cannot be read. */
export type Cell<T> = { value: T } | { wrong: string };

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `2026-09-22`, `22/09/2026`, `22.9.2026` or `22-09-2026`: day before month, as spreadsheets here write it. */
export function readDay(text: string): Cell<string> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]].map(Number)
    : local
      ? [local[3], local[2], local[1]].map(Number)
      : [];
  if (!year || !month || !day) return { wrong: `"${text}" is no day, such as 2026-09-22 or 22/09/2026` };
  const written = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const real = new Date(`${written}T00:00:00.000Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== written)
    return { wrong: `"${text}" is not in the calendar` };
  return { value: written };
}

/** A day of the week: `tue`. */
export function readWeekday(text: string): Cell<string> {
  const code = text.toLowerCase();
  return days.includes(code) ? { value: code } : { wrong: `"${text}" is none of ${days.join(', ')}` };
}

/** An hour: `18:00` or `9:30`. */
export function readHour(text: string): Cell<string> {
  const [, hour, minute] = /^(\d{1,2})[:h.](\d{2})$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    return { wrong: `"${text}" is no hour, such as 18:00` };
  return { value: `${hour.padStart(2, '0')}:${minute}` };
}

/** `ar C2, fr B1`: codes of languages with the level of each. */
export function readLanguages(text: string): Cell<readonly { code: string; level: string }[]> {
  const found: { code: string; level: string }[] = [];
  for (const part of text.split(/[,;|]/).map((one) => one.trim())) {
    const [, code, level] = /^([a-z]{2,3})[\s:=-]+([ABC][12])$/i.exec(part) ?? [];
    const known = code !== undefined && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
    if (!code || !level || !known || !levels.some((one) => one === level.toUpperCase()))
      return { wrong: `"${part}" is no language with its level, such as fr B1` };
    if (found.some((one) => one.code === code.toLowerCase())) return { wrong: `${code} is there twice` };
    found.push({ code: code.toLowerCase(), level: level.toUpperCase() });
  }
  return { value: found };
}

/** `tue-18 wed-10`: weekly two-hour slots. */
export function readTimes(text: string): Cell<readonly string[]> {
  const codes = text.toLowerCase().split(/[\s,;|]+/);
  const unknown = codes.find((code) => !slots.includes(code));
  return unknown === undefined
    ? { value: [...new Set(codes)] }
    : { wrong: `"${unknown}" is no time, such as ${slots[0]}` };
}

/** A whole number between two. */
export function readNumber(text: string, least: number, most: number): Cell<number> {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most
    ? { value: number }
    : { wrong: `"${text}" is no number from ${least} to ${most}` };
}
