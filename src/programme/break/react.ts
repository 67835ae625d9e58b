// What a break means: the stage rests, and comes back exactly as it was.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Due, Facts } from '../facts.ts';
import { daysLater } from '../local-time.ts';
import { changePerson, REMINDER_HOUR } from '../onboarding/react.ts';
import { tellTeam } from '../tell-team.ts';
import { bookedOf } from './booked.ts';
import { weeksOf } from './flow.ts';

type Told = Reaction<Facts, Effect>;

/** The reactions by the name of the event. */
export const breakEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'break-begun': ({ answers }, facts) => {
    const { stage } = facts.person;
    if (stage === 'paused') return { effects: [], facts };
    const freed = answers.bookings === 'free' ? bookedOf(facts) : [];
    const changed = changePerson(facts, { stage: 'paused', pausedFrom: stage });
    const planned = planEnd(String(answers['how-long']), changed.facts);
    return {
      effects: [...changed.effects, ...freed, ...planned.effects, ...tellTeam(facts, 'break', page(facts))],
      facts: planned.facts,
    };
  },

  'break-longer': ({ answers }, facts) => {
    const off = dropEnd(facts, 'a bit longer');
    const planned = planEnd(String(answers['how-long']), off.facts);
    return {
      effects: [...off.effects, ...planned.effects, ...tellTeam(facts, 'changed', page(facts))],
      facts: planned.facts,
    };
  },

  'break-ended': (_, facts) => {
    const changed = changePerson(facts, {
      stage: facts.person.pausedFrom ?? 'information',
      pausedFrom: null,
      keepsPlace: true,
    });
    const off = dropEnd(changed.facts, 'back from the break');
    return { effects: [...changed.effects, ...off.effects, ...tellTeam(facts, 'back', page(facts))], facts: off.facts };
  },
};

const page = (facts: Facts): string => `person/${facts.person.id}`;

/** The question whether they are back, on the day at ten where they are; none for a break until they write. */
function planEnd(length: string, facts: Facts): Told {
  const weeks = weeksOf[length] ?? null;
  if (weeks === null) return { effects: [], facts };
  const { id, zone } = facts.person;
  const occurrence = `${id}/break-over/${facts.now}`;
  const { at, localDate } = daysLater(facts.now, weeks * 7, REMINDER_HOUR, zone);
  const due: Due = { occurrence, kind: 'break-over', at, state: 'due', policy: 'always' };
  return {
    effects: [{ kind: 'plan', due: { occurrence, kind: 'break-over', at, localDate, zone, policy: 'always' } }],
    facts: { ...facts, dues: [...facts.dues, due] },
  };
}

function dropEnd(facts: Facts, reason: string): Told {
  const open = facts.dues.filter((due) => due.kind === 'break-over' && due.state === 'due');
  return {
    effects: open.map(({ occurrence }): Effect => ({ kind: 'due-state', occurrence, state: 'skipped', reason })),
    facts: { ...facts, dues: facts.dues.filter((due) => !open.includes(due)) },
  };
}
