// What is sealed is taken out before any view is made: of two decisions only who has answered, until both have; of whether to stay in contact, unless both want to.
import { isContactWord, isMutual } from '../ending/contact-seal.ts';
import { isUnderSeal, sealedOccasions } from '../first-meeting/state.ts';
import type { Desk, DeskDue, DeskDuo } from './desk.ts';
import { meetingNumber } from './meeting-words.ts';

/** The desk without what nobody may see yet. Source: programme page, step 5. */
export function sealed(desk: Desk): Desk {
  return { ...desk, duos: desk.duos.map(withoutDecisions), planned: desk.planned.filter(tellsNothing) };
}

/** What somebody wrote down for themselves in a week: nobody else reads it. */
const isOwnNote = (name: string): boolean => /^check-in\/\d+\.note$/.test(name);
/** Whether something is planned, and with what reason it was dropped, says what somebody decided: of these nothing is shown, ever. */
const tellsNothing = ({ kind }: DeskDue): boolean =>
  !/^(introduction-|decision-|thinking$|undecided$|match-)/.test(kind);

const isDone = (name: string, value: unknown): boolean => name.endsWith('.done') && value === 'yes';

function withoutDecisions(duo: DeskDuo): DeskDuo {
  const pair = [duo.menteeId, duo.mentorId];
  // One may have left before the other one answered: what the first said stays sealed for good.
  const open = sealedOccasions.filter(
    (occasion) => duo.state !== 'proposed' && pair.every((id) => duo.answers[id]?.[`${occasion}.done`] === 'yes'),
  );
  const stay = isMutual({ mine: duo.answers[duo.menteeId] ?? {}, theirs: duo.answers[duo.mentorId] ?? {} });
  const isShown = (name: string, value: unknown) =>
    (isContactWord(name) ? stay : !isUnderSeal(name) && !isOwnNote(name)) ||
    open.some((one) => name.startsWith(`${one}.`)) ||
    isDone(name, value);
  const answers = Object.fromEntries(
    Object.entries(duo.answers).flatMap(([person, given]) => {
      const kept = Object.entries(given).filter(([name, value]) => isShown(name, value));
      return kept.length > 0 ? [[person, Object.fromEntries(kept)]] : [];
    }),
  );
  if (duo.state !== 'proposed') return { ...duo, answers };
  // Nor does its revision tell them apart: a no with its reason is one answer more than a yes.
  const given = Object.values(answers).reduce((sum, one) => sum + Object.keys(one).length, 0);
  const revision = given + duo.meetings.reduce((sum, one) => sum + meetingNumber(one), 0);
  return { ...duo, revision, answers };
}
