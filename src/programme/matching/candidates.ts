// The people of the pool as matching sees them.
import type { Value } from '../../core/conversation.ts';
import type { Candidate } from '../../matching/score.ts';
import type { Desk, DeskPerson } from '../desk/desk.ts';
import { goesOn } from '../duo.ts';
import { sectors } from '../interview/lists.ts';

/** One person with their answers; a mentor in the pool has done the training. */
export function candidateOf(person: DeskPerson, desk: Desk): Candidate {
  const answers = person.answers ?? {};
  // "I do not know yet" is no list: nothing was given.
  const codes = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
  // Sectors in somebody's own words are for people to read.
  const known = (value: Value | undefined) => codes(value).filter((code) => sectors.some((one) => one === code));
  const levels = answers['onboarding.levels'];
  const languages =
    levels !== undefined && typeof levels === 'object' && !Array.isArray(levels)
      ? (levels as Readonly<Record<string, string>>)
      : {};
  const base = { id: person.id, centreId: person.centreId, languages };
  if (person.role === 'mentee') {
    return {
      ...base,
      slots: codes(answers['interview.availability']),
      sectors: known(answers['interview.sectors']),
      help: codes(answers['interview.goals']),
    };
  }
  return {
    ...base,
    slots: codes(answers['interview.hours']),
    sectors: known(answers['interview.fields']),
    help: codes(answers['interview.helps']),
    trained: person.stage === 'pool',
    capacity: 1,
    taken: desk.duos.filter((duo) => duo.mentorId === person.id && goesOn(duo.state)).length,
  };
}
