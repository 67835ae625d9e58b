// The people of the pool as matching sees them: their answers as codes.
import type { Value } from '../../core/conversation.ts';
import type { Mentee, Mentor, Person } from '../../matching/pool.ts';
import type { Desk, DeskPerson } from '../desk/desk.ts';
import { goesOn } from '../duo.ts';
import { sectors } from '../interview/lists.ts';
import { questions, scaleCodes } from '../interview/questions.ts';
import { isSaid } from '../interview/sitting.ts';
import { jobWords } from './job-words.ts';

type Answers = Readonly<Record<string, Value>>;

/** The questions with two ends, by their step. */
const scales: readonly string[] = questions.map(({ step }) => step).filter((step) => step.startsWith('scale-'));

/** "I do not know yet" is no list: nothing was given. */
const codes = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Sectors in somebody's own words are for people to read. */
const known = (value: Value | undefined) => codes(value).filter((code) => sectors.some((one) => one === code));

/** An answer in words, or null. */
const said = (value: Value | undefined): string | null => (isSaid(value) && typeof value === 'string' ? value : null);

function scalesOf(answers: Answers): Record<string, number> {
  const given = scales.flatMap((step): [string, number][] => {
    const codes: readonly unknown[] = scaleCodes;
    const at = codes.indexOf(answers[`interview.${step}`]);
    return at < 0 ? [] : [[step, at - 2]];
  });
  return Object.fromEntries(given);
}

function personOf(person: DeskPerson, answers: Answers): Omit<Person, 'sectors' | 'slots'> {
  const levels = answers['onboarding.levels'];
  return {
    id: person.id,
    centreId: person.centreId,
    // Nobody is asked about other centres yet.
    online: false,
    languages:
      levels !== undefined && typeof levels === 'object' && !Array.isArray(levels)
        ? (levels as Readonly<Record<string, string>>)
        : {},
    waitingSince: person.since,
    scales: scalesOf(answers),
  };
}

/** Whether a mentee has a plan; undefined while they were not asked. Who only wants to find a direction has none. */
function projectOf(answers: Answers): boolean | undefined {
  const goals = codes(answers['interview.goals']);
  if (goals.length === 1 && goals[0] === 'direction') return false;
  const job = answers['interview.job'];
  return job === undefined ? undefined : isSaid(job);
}

/** A mentee with their answers. */
export function menteeOf(person: DeskPerson): Mentee {
  const answers = person.answers ?? {};
  const hasProject = projectOf(answers);
  return {
    ...personOf(person, answers),
    sectors: known(answers['interview.sectors']),
    slots: codes(answers['interview.availability']),
    help: codes(answers['interview.goals']),
    job: jobWords(said(answers['interview.job']) ?? ''),
    ...(hasProject === undefined ? {} : { hasProject }),
  };
}

const preferences = ['precise', 'open', 'both'] as const;

/** A mentor with their answers; whoever is in the pool has done the training. */
export function mentorOf(person: DeskPerson, desk: Desk): Mentor {
  const answers = person.answers ?? {};
  const prefers = preferences.find((one) => one === answers['interview.project']);
  return {
    ...personOf(person, answers),
    sectors: known(answers['interview.fields']),
    slots: codes(answers['interview.hours']),
    help: codes(answers['interview.helps']),
    job: jobWords(said(answers['interview.career']) ?? ''),
    ...(prefers ? { prefers } : {}),
    trained: person.stage === 'pool',
    capacity: 1,
    taken: desk.duos.filter((duo) => duo.mentorId === person.id && goesOn(duo.state)).length,
  };
}
