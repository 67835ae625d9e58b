// What the events of the everyday flows mean.
import type { Event, Reaction } from '../../core/rules.ts';
import { freeTime } from '../booking/react.ts';
import type { Effect } from '../effects.ts';
import type { Due, Facts } from '../facts.ts';
import { giveUpSeats } from '../information/seats.ts';
import { localDate, planAt } from '../local-time.ts';
import { changePerson, plansForUnfinished } from '../onboarding/react.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';
import { ERASE_AFTER_DAYS } from './delete.ts';

type Told = Reaction<Facts, Effect>;

/** What the team must still hear of somebody who has left. */
const staysPlanned: readonly string[] = ['case-late', 'case-unheard'];

/** Somebody who never agreed is forgotten this soon after asking for it: late enough for the goodbye to arrive. */
const ERASE_STRANGER_AFTER_HOURS = 1;

/** The reactions by the name of the event. */
export const everydayEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  left: (_, facts) => {
    const changed = changePerson(facts, { stage: 'left', pausedFrom: null });
    return {
      effects: [
        ...changed.effects,
        ...dropPlans(facts, 'left the programme'),
        ...giveUpSeats(facts).effects,
        ...freeTime(facts).effects,
        ...partFromDuo(facts),
        ...goodbye(facts),
      ],
      facts: { ...changed.facts, duo: null },
    };
  },

  'erasure-wanted': (_, facts) => {
    const { id, zone, consented } = facts.person;
    const hours = consented ? ERASE_AFTER_DAYS * 24 : ERASE_STRANGER_AFTER_HOURS;
    const at = new Date(Date.parse(facts.now) + hours * 3_600_000).toISOString();
    const due: Due = { occurrence: `${id}/erase`, kind: 'erase', at, state: 'due', policy: 'always' };
    const changed = changePerson(facts, { stage: 'left', pausedFrom: null });
    return {
      effects: [
        ...changed.effects,
        ...dropPlans(facts, 'erasure asked for'),
        ...giveUpSeats(facts).effects,
        ...freeTime(facts).effects,
        ...partFromDuo(facts),
        ...(consented ? [{ kind: 'open-case', case: 'erasure' } as const, ...callTeam(facts)] : []),
        {
          kind: 'plan',
          due: {
            occurrence: due.occurrence,
            kind: 'erase',
            at,
            localDate: localDate(at, zone),
            zone,
            policy: 'always',
          },
        },
      ],
      facts: {
        ...changed.facts,
        duo: null,
        dues: [...facts.dues.filter((one) => one.occurrence !== due.occurrence), due],
      },
    };
  },

  returned: (_, facts) => {
    const confirmed = facts.answers['onboarding.confirmed'] !== undefined;
    const changed = changePerson(facts, { stage: confirmed ? 'information' : 'onboarding' });
    const plans = confirmed || !facts.person.consented ? [] : plansForUnfinished(facts);
    const off = facts.dues
      .filter((due) => due.kind === 'erase' && due.state === 'due')
      .map((due): Effect => ({ kind: 'due-state', occurrence: due.occurrence, state: 'skipped', reason: 'came back' }));
    return {
      effects: [...changed.effects, ...plans, ...off, { kind: 'close-case', case: 'erasure' }],
      facts: changed.facts,
    };
  },
};

const callTeam = (facts: Facts): Effect[] => tellTeam(facts, 'case', `person/${facts.person.id}`);

/** Whoever leaves after their profile was complete is missed by the team. */
const goodbye = (facts: Facts): Effect[] =>
  facts.answers['onboarding.confirmed'] === undefined ? [] : tellTeam(facts, 'left', `person/${facts.person.id}`);

/** The duo of somebody who leaves is over: the other one hears it kindly, and is a coordinator's to care for. */
function partFromDuo(facts: Facts): Effect[] {
  const { duo } = facts;
  if (!duo) return [];
  const { partner } = duo;
  const early = duo.state === 'proposed';
  const kind = early ? 'match-no' : 'duo-ended';
  const at = nextAllowed(facts.now, partner.zone);
  return [
    // Whoever of the team would have come has the hour free again.
    ...duo.meetings
      .filter(({ state, startsAt }) => state !== 'cancelled' && (startsAt === null || startsAt > facts.now))
      .map(({ kind: meeting }): Effect => ({ kind: 'meeting', duoId: duo.id, meeting, set: { state: 'cancelled' } })),
    { kind: 'duo', id: duo.id, set: { state: early ? 'declined' : 'ended', reason: 'left', endedAt: facts.now } },
    {
      kind: 'plan',
      of: partner.id,
      due: { occurrence: `${duo.id}/${partner.id}/${kind}`, kind, policy: 'always', ...planAt(at, partner.zone) },
    },
  ];
}

/** Everything planned that would still speak to the person. What erases stays planned, and a call for help that nobody has taken. */
function dropPlans(facts: Facts, reason: string): Effect[] {
  return facts.dues
    .filter((due) => due.state === 'due' && !due.kind.endsWith('erase') && !staysPlanned.includes(due.kind))
    .map((due): Effect => ({ kind: 'due-state', occurrence: due.occurrence, state: 'skipped', reason }));
}
