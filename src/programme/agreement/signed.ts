// Who has signed an agreement, and who has not yet.
import type { TextRef } from '../../core/effect.ts';
import { isUntold } from '../duo.ts';
import type { Agreement, DuoFacts, Facts, Role, Signature } from '../facts.ts';

/** Who signs, in the order in which it is shown. */
export const signers = ['mentee', 'mentor', 'coordinator'] as const satisfies readonly Role[];

/** What was agreed and what was signed, as a duo has it in somebody's facts and on a desk. */
export type Paper = { agreement: Agreement | null; signatures: readonly Signature[] };

/** The signatures that count: those of the newest edition. */
export const signaturesOf = ({ agreement, signatures }: Paper): Signature[] =>
  signatures.filter((one) => one.edition === agreement?.edition);

/** Whose signature is missing; everybody's while nothing is prepared. */
export function missingOf(paper: Paper): Role[] {
  const there = signaturesOf(paper).map(({ role }) => role);
  return signers.filter((role) => !there.includes(role));
}

/** Who would be missing if this role signed now. */
export const missingAfter = (paper: Paper, role: Role): Role[] => missingOf(paper).filter((one) => one !== role);

/** Whether this person has signed the newest edition. */
export const hasSigned = (paper: Paper, personId: string): boolean =>
  signaturesOf(paper).some((one) => one.personId === personId);

/** The agreement that this person may read and sign now, or null. */
export function openAgreement(facts: Facts): Agreement | null {
  const { duo } = facts;
  return duo?.state === 'agreement' && duo.agreement?.state === 'ready' && !isUntold(facts) ? duo.agreement : null;
}

/** What this person has read, if they have: this edition in this language. */
export function readingOf(facts: Facts): string {
  return `${facts.duo?.agreement?.edition ?? 0}.${facts.language}`;
}

/** Each of the three with whether they have signed, as one text. */
export function whoSigned(duo: DuoFacts): TextRef {
  const names = duo.agreement?.content;
  const there = signaturesOf(duo).map(({ role }) => role);
  const line = (role: (typeof signers)[number]): TextRef => ({
    flow: 'agreement',
    key: there.includes(role) ? 'by.signed' : 'by.open',
    params: { name: names?.[role] ?? '' },
  });
  const [mentee, mentor, coordinator] = [line('mentee'), line('mentor'), line('coordinator')];
  return { flow: 'agreement', key: 'by', params: { mentee, mentor, coordinator } };
}
