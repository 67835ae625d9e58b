// What is sealed is taken out before any view is made: of two decisions only who has answered, until both have.
import type { Desk, DeskDuo } from './desk.ts';

const DONE = 'first-meeting.done';

/** The desk without what nobody may see yet. Source: programme page, step 5. */
export function sealed(desk: Desk): Desk {
  return { ...desk, duos: desk.duos.map(withoutDecisions) };
}

function withoutDecisions(duo: DeskDuo): DeskDuo {
  // One may have left before the other one answered: what the first said stays sealed for good.
  const both = [duo.menteeId, duo.mentorId].every((id) => duo.answers[id]?.[DONE] !== undefined);
  if (duo.state !== 'proposed' && (both || Object.keys(duo.answers).length === 0)) return duo;
  if (duo.state !== 'proposed')
    return { ...duo, answers: Object.fromEntries(Object.entries(duo.answers).map(withoutDecision)) };
  const answers = Object.fromEntries(
    Object.entries(duo.answers).flatMap(([person, given]) =>
      given[DONE] === undefined ? [] : [[person, { [DONE]: given[DONE] }]],
    ),
  );
  // Nor does its revision tell them apart: a no with its reason is one answer more than a yes.
  return { ...duo, revision: Object.keys(answers).length, answers };
}

/** The answers of one person without what they decided, and why. */
function withoutDecision([person, given]: [string, DeskDuo['answers'][string]]): [string, DeskDuo['answers'][string]] {
  const kept = Object.entries(given).filter(([name]) => !name.startsWith('first-meeting.') || name === DONE);
  return [person, Object.fromEntries(kept)];
}
