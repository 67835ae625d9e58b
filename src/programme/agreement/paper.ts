// The signed agreement as a document: made of the very text that its reader signed, with the three signatures below.
import type { DocumentSpec } from '../document.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Facts, Signature } from '../facts.ts';
import { signaturesOf, signers } from './signed.ts';

/** What the document needs of a duo. */
export type SignedDuo = { id: string; centreId: string; agreement: Agreement | null; signatures: readonly Signature[] };

/** A signed agreement, as the shell makes a document of it. */
export type SignedPaper = Extract<DocumentSpec, { kind: 'agreement' }>;

/**
 * The document of this person, who has signed; null for whoever did not sign the newest edition. Its words are those of
 * their signature, cut where the clauses end, so that no later change of a text can get into it.
 */
export function paperOf(duo: SignedDuo, personId: string, centres: Facts['centres']): SignedPaper | null {
  const counted = signaturesOf(duo);
  const own = counted.find((one) => one.personId === personId);
  if (!duo.agreement || !own?.text) return null;
  const [title = '', ...clauses] = own.text.split('\n\n');
  const { mentee, mentor } = duo.agreement.content;
  // Who signed in the same language has the same document, so its hours are those of the centre.
  const zone = centres.find(({ id }) => id === duo.centreId)?.zone ?? 'Europe/Brussels';
  return {
    kind: 'agreement',
    duoId: duo.id,
    version: own.version,
    language: own.language,
    name: `${mentee} + ${mentor}`,
    title,
    parts: clauses.map((clause) => {
      const [heading = '', ...paragraphs] = clause.split('\n');
      return { heading, paragraphs };
    }),
    signatures: signers.flatMap((role) => {
      const one = counted.find((other) => other.role === role);
      if (!one) return [];
      const { name, at, channel, hash } = one;
      return [{ role, name, at: `${at}@${zone}`, channel, hash }];
    }),
  };
}

/** The document is handed out to this person; nothing when they have not signed. */
export function handOut(
  duo: SignedDuo,
  { person, centres }: Pick<Facts, 'person' | 'centres'>,
  urgency: 'answer' | 'booked',
): Effect[] {
  const document = paperOf(duo, person.id, centres);
  const text = { flow: 'agreement', key: 'paper' };
  return document ? [{ kind: 'document', text, document, urgency, about: duo.id }] : [];
}
