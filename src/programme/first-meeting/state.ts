// How far the decision after the first meeting is, as one of the two may know it.
import type { DuoFacts, Facts } from '../facts.ts';
import { isSet, meetingOf } from '../meetings/meeting.ts';

/** That somebody has decided is an answer of its own, which is taken back by who thinks it over once more. */
export const hasDecided = (given: DuoFacts['mine']): boolean => given['first-meeting.done'] === 'yes';

/** Whether this person is asked now, or may still change what they said: the meeting was, and not both are in. */
export function isAsked({ duo, now }: Facts): boolean {
  const meeting = duo && meetingOf(duo, 'first');
  return duo?.state === 'proposed' && isSet(meeting) && meeting.startsAt <= now;
}

/** Whether both are in and nobody was told of it yet; the same whatever came of it. */
export const isDecided = ({ person, dues }: Facts): boolean =>
  person.stage === 'first-meeting' &&
  dues.some(({ kind, state }) => (kind === 'match-yes' || kind === 'match-no') && state === 'due');

/** Whether what this person has just said counts. */
export const isTold = ({ duo }: Facts): boolean => duo?.state === 'proposed' && hasDecided(duo.mine);

/** Occasions of which nobody sees one answer before both are in. */
export const sealedOccasions = ['introduction', 'first-meeting'] as const;

/** Whether an answer of a duo (`<occasion>.<step>`) is under seal until then. */
export const isUnderSeal = (name: string): boolean =>
  sealedOccasions.some((occasion) => name.startsWith(`${occasion}.`));
