// The form that corrects a profile: its fields, the pure rules that look at what was written, and what a correction is.
import type { Value } from '../../core/conversation.ts';
import type { TextRef } from '../../core/effect.ts';
import { fold } from '../../core/read.ts';
import type { Act, Field, View } from '../../core/view.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { levels } from '../onboarding/flow.ts';
import { mayChange, type Seen } from './decision.ts';
import type { DeskPerson } from './desk.ts';
import { nameOf, text } from './words.ts';

const NAME_MAX = 40;
const REASON_MAX = 500;
/** Ages that somebody can have, as in the first talk. */
const AGES = { min: 10, max: 110 } as const;

/** One changed answer, by its step in the first talk. */
export type Correction = { step: string; value: Value; before: string; after: string };

/** The form, filled with what is known; null when this person is not on the desk. */
export function correctForm({ act, desk, facts, vocabulary }: Seen): View | null {
  const person = desk.people.find((one) => one.id === act.object);
  return person && mayChange(facts, person.centreId) ? correctView(person, facts.language, vocabulary) : null;
}

/** The form for somebody of the desk. */
export function correctView(person: DeskPerson, language: string, vocabulary: Vocabulary): View {
  const answers = person.answers ?? {};
  const field = (name: string, more: Omit<Field, 'name' | 'label' | 'kind'> & { kind?: Field['kind'] }): Field => ({
    name,
    label: text(`correct.${name}`),
    kind: 'text',
    ...more,
  });
  const shown = shownOf(person, language, vocabulary);
  return {
    kind: 'form',
    object: person.id,
    revision: person.revision,
    title: text('correct.title', { name: nameOf(person) }),
    sections: [],
    fields: [
      field('first-name', { value: shown['first-name'] ?? '', max: NAME_MAX }),
      ...(answers['onboarding.born'] === undefined ? [] : [field('born', { value: shown.born ?? '', max: 4 })]),
      ...(answers['onboarding.levels'] === undefined
        ? []
        : [field('levels', { value: shown.levels ?? '', hint: text('correct.levels.hint'), max: 300 })]),
      field('reason', { kind: 'long', hint: text('correct.reason.hint'), max: REASON_MAX }),
    ],
    actions: [
      { do: 'corrected', object: person.id, revision: person.revision, label: text('correct.send'), tone: 'main' },
    ],
    again: { do: 'correct', object: person.id, revision: person.revision, label: text('do.correct'), opens: true },
  };
}

/** What is wrong with what was written, by field; empty when all is well. Only fields that were sent are looked at, and the reason. */
export function checkCorrection(
  fields: Act['fields'],
  vocabulary: Vocabulary,
  thisYear: number,
): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const given = fields ?? {};
  const name = given['first-name'];
  if (name !== undefined && (!/\p{L}/u.test(name) || name.trim().length > NAME_MAX)) {
    wrong['first-name'] = text('correct.first-name.wrong', { max: NAME_MAX });
  }
  const born = given.born === undefined ? null : bornOf(given.born);
  const age = born === null ? 0 : thisYear - born;
  if (given.born !== undefined && (age < AGES.min || age > AGES.max)) wrong.born = text('correct.born.wrong');
  if (given.levels !== undefined && !levelsOf(given.levels, vocabulary)) wrong.levels = text('correct.levels.wrong');
  const reason = (given.reason ?? '').trim();
  if (reason.length < 3 || reason.length > REASON_MAX) wrong.reason = text('correct.reason.wrong', { max: REASON_MAX });
  return wrong;
}

/** What changes; fields that say what is known already change nothing. The fields must have been checked. */
export function corrections(
  person: DeskPerson,
  fields: Act['fields'],
  language: string,
  vocabulary: Vocabulary,
): Correction[] {
  const given = fields ?? {};
  const shown = shownOf(person, language, vocabulary);
  const changed = (name: string) =>
    given[name] !== undefined && shown[name] !== undefined && given[name]?.trim() !== shown[name];
  const out: Correction[] = [];
  const add = (step: string, value: Value) =>
    out.push({ step, value, before: shown[step] ?? '', after: given[step]?.trim() ?? '' });
  if (changed('first-name')) add('first-name', given['first-name']?.trim() ?? '');
  if (changed('born')) add('born', bornOf(given.born ?? '') ?? 0);
  const spoken = changed('levels') ? (levelsOf(given.levels ?? '', vocabulary) ?? {}) : null;
  if (spoken && !sameLevels(spoken, person.answers?.['onboarding.levels'])) add('levels', spoken);
  return out;
}

/** Whether two say the same, in whichever order and with whichever letters it was written. */
function sameLevels(spoken: Record<string, string>, known: Value | undefined): boolean {
  const before = known !== undefined && typeof known === 'object' && !Array.isArray(known) ? Object.entries(known) : [];
  return before.length === Object.keys(spoken).length && before.every(([code, level]) => spoken[code] === level);
}

/** What stands in the fields at first. */
function shownOf(person: DeskPerson, language: string, vocabulary: Vocabulary): Record<string, string> {
  const answers = person.answers ?? {};
  const spoken = answers['onboarding.levels'];
  return {
    'first-name': person.firstName ?? '',
    ...(answers['onboarding.born'] === undefined ? {} : { born: String(answers['onboarding.born']) }),
    ...(spoken === undefined || typeof spoken !== 'object' || Array.isArray(spoken)
      ? {}
      : {
          levels: Object.entries(spoken as Record<string, string>)
            .map(([code, level]) => `${vocabulary.languageName(code, language)} ${level}`)
            .join(', '),
        }),
  };
}

function bornOf(written: string): number | null {
  return /^\d{4}$/.test(written.trim()) ? Number(written.trim()) : null;
}

/** "Arabic C2, French B1" as levels by language code; null when one part says no language or no level. */
function levelsOf(written: string, vocabulary: Vocabulary): Record<string, string> | null {
  const known: readonly string[] = levels;
  const out: Record<string, string> = {};
  for (const part of written.split(/[,;\n]/).filter((one) => one.trim() !== '')) {
    const found = /^(.+?)\s*[:=]?\s+([abc][12])\s*$/iu.exec(part.trim());
    const level = found?.[2]?.toUpperCase() ?? '';
    const code = found?.[1] ? vocabulary.languageNamed(fold(found[1])) : null;
    if (!code || !known.includes(level)) return null;
    out[code] = level;
  }
  return Object.keys(out).length > 0 ? out : null;
}
