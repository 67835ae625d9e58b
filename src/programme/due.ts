// What happens when the time of something planned has come: said, put off, skipped with a reason, or erased.
import type { Input } from '../core/input.ts';
import type { Effect } from './effects.ts';
import type { Facts } from './facts.ts';
import { daysLater, hoursBetween, localDate } from './local-time.ts';
import { ERASE_STRANGER_AFTER_DAYS, ERASE_UNFINISHED_AFTER_DAYS, REMINDER_HOUR } from './onboarding/react.ts';

/** What a due time leads to. `remind`: the open question is shown again below the text. */
export type DueDecision = { kind: 'remind'; flow: string; key: string } | { kind: 'done'; effects: readonly Effect[] };

/** Later than this and something unasked is dropped rather than sent. Source: reliability notes, R5. */
const LATE_HOURS = 48;

/** Decides one due input. `heard` is when the person last did anything (ISO), or null. */
export function decideDue(input: Extract<Input, { kind: 'due' }>, facts: Facts, heard: string | null): DueDecision {
  const { occurrence, due } = input;
  const planned = facts.dues.find((one) => one.occurrence === occurrence);
  const skip = (reason: string): DueDecision => ({
    kind: 'done',
    effects: [{ kind: 'due-state', occurrence, state: 'skipped', reason }],
  });
  const putOff = (at: string, policy: string): DueDecision => ({
    kind: 'done',
    effects: [
      {
        kind: 'plan',
        due: {
          occurrence,
          kind: due,
          at,
          localDate: localDate(at, facts.person.zone),
          zone: facts.person.zone,
          policy,
        },
      },
    ],
  });
  if (!planned) return { kind: 'done', effects: [] };
  const { person } = facts;
  switch (due) {
    case 'stranger-erase': {
      if (person.consented) return skip('consent given');
      const last = heard
        ? new Date(Date.parse(heard) + ERASE_STRANGER_AFTER_DAYS * 86_400_000).toISOString()
        : facts.now;
      return last > facts.now
        ? putOff(last, 'always')
        : { kind: 'done', effects: [{ kind: 'erase', basis: 'no consent' }] };
    }
    case 'profile-erase': {
      // Whoever left before finishing is forgotten like everybody who did not finish.
      if (facts.answers['onboarding.confirmed'] !== undefined) return skip('profile confirmed');
      const last = heard ? daysLater(heard, ERASE_UNFINISHED_AFTER_DAYS, REMINDER_HOUR, person.zone).at : facts.now;
      return last > facts.now
        ? putOff(last, 'always')
        : { kind: 'done', effects: [{ kind: 'erase', basis: 'profile not finished' }] };
    }
    case 'erase':
      return person.stage === 'left'
        ? { kind: 'done', effects: [{ kind: 'erase', basis: 'asked for' }] }
        : skip('came back');
    case 'profile-reminder': {
      if (person.stage !== 'onboarding') return skip('profile confirmed');
      const days = Number(occurrence.split('-').at(-1));
      const quiet = heard ? daysLater(heard, days, REMINDER_HOUR, person.zone).at : facts.now;
      if (quiet > facts.now) return putOff(quiet, 'within 48 h, else dropped');
      if (person.centreId === null) return skip('no centre yet: nothing unasked is sent');
      if (facts.channels.every((one) => one.state !== 'active')) return skip('no address that can be reached');
      if (hoursBetween(planned.at, facts.now) > LATE_HOURS) return skip('more than 48 hours late');
      return { kind: 'remind', flow: 'onboarding', key: 'reminder' };
    }
    default:
      return skip(`nothing is known of ${due}`);
  }
}
