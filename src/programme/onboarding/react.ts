// What the events of the first talk mean.
import type { Event, Reaction } from '../../core/rules.ts';
import type { DomainEffect, Effect, Plan } from '../effects.ts';
import type { Facts, Role } from '../facts.ts';
import { planBookingReminders } from '../information/plan.ts';
import { daysLater, localDate } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { criteriaFor } from './criteria.ts';
import { consentVersion } from './flow.ts';
import { hasMovedIn, isExpected } from './moved-in.ts';

/** Days without a word after which an unfinished profile is reminded, and after which it is erased. */
export const REMIND_AFTER_DAYS = [3, 10] as const;
export const ERASE_UNFINISHED_AFTER_DAYS = 90;
/** Days after the last message of somebody who never agreed. */
export const ERASE_STRANGER_AFTER_DAYS = 30;
/** The hour of the day, where the person is, at which something unasked may arrive. */
export const REMINDER_HOUR = 10;

type Told = Reaction<Facts, Effect>;

/** The facts and effects of a change on the person's row. */
export function changePerson(facts: Facts, set: Extract<DomainEffect, { kind: 'person' }>['set']): Told {
  const { language, ...person } = set;
  return {
    effects: [{ kind: 'person', set }],
    facts: { ...facts, ...(language ? { language } : {}), person: { ...facts.person, ...person } },
  };
}

/** The reactions by the name of the event. */
export const onboardingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'language-chosen': ({ answers }, facts) => changePerson(facts, { language: String(answers.language) }),

  consented: ({ simple }, facts) => {
    const { invited } = facts;
    const zone = facts.centres.find((centre) => centre.id === invited?.centreId)?.zone;
    const changed = changePerson(facts, {
      consented: true,
      ...(invited ? { role: invited.role, centreId: invited.centreId, ...(zone ? { zone } : {}) } : {}),
    });
    const consent: Effect = {
      kind: 'consent',
      decision: 'given',
      version: consentVersion,
      texts: [
        { flow: 'onboarding', key: 'notice' },
        { flow: 'onboarding', key: 'consent' },
        // Whoever also read the simpler words agreed to these too.
        ...(simple.includes('notice') ? [{ flow: 'onboarding', key: 'notice.simple' }] : []),
      ],
    };
    // Whoever moved in has a profile already; their coordinator hears that they are here.
    const after = hasMovedIn(facts)
      ? tellTeam(facts, 'moved-in', `person/${facts.person.id}`)
      : plansForUnfinished(changed.facts);
    return { effects: [...changed.effects, consent, ...after], facts: changed.facts };
  },

  'role-chosen': ({ answers }, facts) => changePerson(facts, { role: answers.role as Role }),

  'criteria-shown': (_, facts) => ({
    effects: [{ kind: 'record', flow: 'onboarding', step: 'criteria', value: criteriaFor(facts).version, coded: true }],
    facts,
  }),

  'look-wanted': (_, facts) => ({
    effects: facts.cases.some((one) => one.kind === 'eligibility') ? [] : [{ kind: 'open-case', case: 'eligibility' }],
    facts,
  }),

  'name-given': ({ answers }, facts) => {
    const changed = changePerson(facts, { firstName: String(answers['first-name']) });
    return { ...changed, effects: [...changed.effects, ...tellInviter(facts)] };
  },

  'centre-chosen': ({ answers }, facts) => {
    const centre = facts.centres.find((one) => one.id === answers.centre);
    if (!centre) return { effects: [], facts };
    // The team of a centre chosen in this very turn is not read yet; the store brings it with the next one.
    const changed = changePerson(facts, { centreId: centre.id, zone: centre.zone });
    return { ...changed, facts: { ...changed.facts, team: [] } };
  },

  'profile-confirmed': (_, facts) => {
    const changed = changePerson(facts, { stage: 'information' });
    const record: Effect = { kind: 'record', flow: 'onboarding', step: 'confirmed', value: 'yes', coded: true };
    const over = facts.dues
      .filter((due) => due.kind.startsWith('profile-') && due.state === 'due')
      .map(
        (due): Effect => ({
          kind: 'due-state',
          occurrence: due.occurrence,
          state: 'skipped',
          reason: 'profile confirmed',
        }),
      );
    const told = tellTeam(facts, 'new-person', `person/${facts.person.id}`);
    const next = planBookingReminders(facts);
    return { effects: [...changed.effects, record, ...over, ...next, ...told], facts: changed.facts };
  },
};

/** Whoever invited them says whether the right person has come: a link can be passed on. */
function tellInviter({ invited, team, person }: Facts): Effect[] {
  const by = team.find((member) => member.id === invited?.createdBy);
  if (!by || !invited || invited.confirmed) return [];
  return [{ kind: 'news', to: by.id, event: 'invite-used', data: { page: `person/${person.id}` } }];
}

/** When an unfinished profile is reminded and erased, counted from now. Checked again when the time comes. */
export function plansForUnfinished(facts: Facts): Effect[] {
  const { id, zone } = facts.person;
  const planned = (occurrence: string) =>
    facts.dues.some((due) => due.occurrence === occurrence && (due.state === 'due' || due.state === 'sent'));
  const plans: Plan[] = [
    ...REMIND_AFTER_DAYS.map(
      (days): Plan => ({
        occurrence: `${id}/profile-reminder-${days}`,
        kind: 'profile-reminder',
        ...daysLater(facts.now, days, REMINDER_HOUR, zone),
        zone,
        policy: 'within 48 h, else dropped',
      }),
    ),
    {
      occurrence: `${id}/profile-erase`,
      kind: 'profile-erase',
      ...daysLater(facts.now, ERASE_UNFINISHED_AFTER_DAYS, REMINDER_HOUR, zone),
      zone,
      policy: 'always',
    },
  ];
  const stranger = facts.dues.find((due) => due.kind === 'stranger-erase' && due.state === 'due');
  return [
    ...plans.filter((due) => !planned(due.occurrence)).map((due): Effect => ({ kind: 'plan', due })),
    ...(stranger
      ? [{ kind: 'due-state', occurrence: stranger.occurrence, state: 'skipped', reason: 'consent given' } as const]
      : []),
  ];
}

/** When somebody who never agreed is forgotten, counted from now; null when that is planned already. */
export function planForStranger(facts: Facts): Effect | null {
  // Their centre knows them: it is no stranger's silence.
  if (isExpected(facts)) return null;
  const occurrence = `${facts.person.id}/stranger-erase`;
  if (facts.dues.some((due) => due.occurrence === occurrence)) return null;
  const at = new Date(Date.parse(facts.now) + ERASE_STRANGER_AFTER_DAYS * 86_400_000).toISOString();
  const { zone } = facts.person;
  return {
    kind: 'plan',
    due: { occurrence, kind: 'stranger-erase', at, localDate: localDate(at, zone), zone, policy: 'always' },
  };
}
