// What somebody sees of their agreement among their data: what was agreed, and their own signature.
import type { Params } from '../../core/effect.ts';
import type { Facts, Signature } from '../facts.ts';

/** What was agreed; empty words when there is nothing. */
export function agreedIn({ duo }: Facts): Params {
  const content = duo?.agreement?.content;
  return {
    version: duo?.agreement?.version ?? '',
    edition: duo?.agreement?.edition ?? 0,
    objectives: (content?.objectives ?? []).map((one) => `• ${one}`).join('\n'),
    day: content ? { flow: 'agreement', key: `day.${content.rhythm.day}` } : '',
    time: content?.rhythm.time ?? '',
    place: content?.rhythm.place ?? '',
    start: `$date:${content?.startsOn ?? ''}`,
    end: `$date:${content?.endsOn ?? ''}`,
  };
}

/** This person's signatures in their duo, of every edition; the newest last. */
export const ownSignatures = ({ duo, person }: Facts): Signature[] =>
  (duo?.signatures ?? []).filter((one) => one.personId === person.id);

/** The newest of them, for the words that show it. */
export function signatureParams(facts: Facts): Params {
  const one = ownSignatures(facts).at(-1);
  return {
    name: one?.name ?? '',
    when: `$when:${one?.at ?? ''}@${facts.person.zone}`,
    language: `$language:${one?.language ?? ''}`,
    channel: one?.channel ?? '',
    hash: one?.hash ?? '',
  };
}
