// The words of an agreement with what was agreed filled in: part by part to read, and whole to sign.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Part } from '../../core/flow.ts';
import type { Agreement, Facts } from '../facts.ts';
import { type Clause, clausesOf, versionNamed } from './versions.ts';

/** The centres, as the reader's language calls them. */
type Centres = Facts['centres'];

/** What was agreed, for the holes of every clause. */
function paramsOf({ edition, content }: Agreement, centres: Centres): Params {
  const { mentee, mentor, coordinator, centre, objectives, rhythm, startsOn, endsOn } = content;
  return {
    edition,
    mentee,
    mentor,
    coordinator,
    centre: centres.find(({ id }) => id === centre)?.name ?? centre,
    objectives: objectives.map((one) => `• ${one}`).join('\n'),
    day: { flow: 'agreement', key: `day.${rhythm.day}` },
    time: rhythm.time,
    place: rhythm.place,
    start: `$date:${startsOn}`,
    end: `$date:${endsOn}`,
  };
}

/** One clause as it is read and signed. */
export function clauseText(clause: Clause, agreement: Agreement, centres: Centres, ending = ''): TextRef {
  const dot = clause.indexOf('.');
  const key = `${agreement.version}.${clause.slice(dot + 1)}${ending}`;
  return { flow: clause.slice(0, dot), key, params: paramsOf(agreement, centres) };
}

/** Everything that is signed, clause by clause. */
export const signedTexts = (agreement: Agreement, centres: Centres): TextRef[] =>
  clausesOf(agreement.version).map((clause) => clauseText(clause, agreement, centres));

/** The same, page by page as it is read in the chat. */
export function partsOf(agreement: Agreement, centres: Centres): Part[] {
  const { pages, simple } = versionNamed(agreement.version);
  return pages.map((page): Part => {
    const words = together(page.map((clause) => clauseText(clause, agreement, centres)));
    if (!page.some((clause) => simple.includes(clause))) return { text: words };
    const plain = page
      .filter((clause) => !clause.endsWith('.title'))
      .map((clause) => clauseText(clause, agreement, centres, simple.includes(clause) ? '.simple' : ''));
    return { text: words, simple: together(plain) };
  });
}

/** One text, or two below each other. */
function together([one, other]: readonly TextRef[]): TextRef {
  if (!one) throw new Error('A page of the agreement is empty');
  return other ? { flow: 'agreement', key: 'pair', params: { one, other } } : one;
}
