// The people of the pool as matching sees them.
import type { Value } from '../../core/conversation.ts';
import { type Context, pairsIn } from '../../matching/fit.ts';
import { type Mentee, type Mentor, usualSettings } from '../../matching/pool.ts';
import type { Desk, DeskPerson } from '../desk/desk.ts';
import { goesOn } from '../duo.ts';
import { sectors } from '../interview/lists.ts';
import { scaleCodes } from '../interview/questions.ts';

/** One person with their answers; a mentor in the pool has done the training. */
export function candidateOf(person: DeskPerson, desk: Desk): Mentee & Mentor {
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
  // A code of a scale stands for a number from -2 to 2; who is not sure has given none.
  const scales = Object.fromEntries(
    Object.entries(answers)
      .filter(([step]) => step.startsWith('interview.scale-'))
      .map(
        ([step, value]) =>
          [step.slice('interview.'.length), scaleCodes.indexOf(value as (typeof scaleCodes)[number]) - 2] as const,
      )
      .filter(([, value]) => value >= -2),
  );
  const base = { id: person.id, centreId: person.centreId, languages, scales };
  if (person.role === 'mentee') {
    return {
      ...base,
      slots: codes(answers['interview.availability']),
      sectors: known(answers['interview.sectors']),
      help: codes(answers['interview.goals']),
    };
  }
  const project = answers['interview.project'];
  return {
    ...base,
    slots: codes(answers['interview.hours']),
    sectors: known(answers['interview.fields']),
    help: codes(answers['interview.helps']),
    ...(project === 'precise' || project === 'open' || project === 'both' ? { prefers: project } : {}),
    trained: person.stage === 'pool',
    capacity: 1,
    taken: desk.duos.filter((duo) => duo.mentorId === person.id && goesOn(duo.state)).length,
  };
}

/** What pairs of a desk are looked at with. `pairs` of the desk are those that were proposed before. */
export function contextOfDesk(desk: Desk): Context {
  const before = pairsIn(
    desk.pairs.map((pair) => [pair.slice(0, pair.indexOf('+')), pair.slice(pair.indexOf('+') + 1)]),
  );
  // How long somebody has waited is not compared here: it is the same beside every mentor.
  return { now: '', settings: usualSettings, vetoed: () => false, before };
}
