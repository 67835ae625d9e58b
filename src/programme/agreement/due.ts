// The agreement when its time has come: given to read, reminded once, looked at when a signature stays missing, and the beginning of the duo told to both.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { isUntold } from '../duo.ts';
import { centreOf, partnerName } from '../facts.ts';
import { hoursLater } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { handOut } from './paper.ts';
import { planMissing, planSigningReminder } from './plan.ts';
import { hasSigned, missingOf, openAgreement } from './signed.ts';

/** Of a planned thing: which edition it is about, and the number behind it. */
const numbersOf = (occurrence: string): number[] =>
  (/\/(\d+)(?:\/(\d+))?$/.exec(occurrence) ?? []).slice(1).map(Number);

/** Gives the newest edition to read. Whoever had it before, or had signed it, hears that it was changed, and why. */
export function dueAgreement({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  // Both said yes, and are told of it in this very minute.
  if (isUntold(facts)) return { kind: 'wait', until: hoursLater(facts.now, 1 / 60) };
  const open = openAgreement(facts);
  const [edition = 0] = numbersOf(planned.occurrence);
  if (!duo || !open || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'there is nothing to sign' };
  }
  if (open.edition !== edition) return { kind: 'skip', reason: 'there is a newer edition' };
  if (hasSigned(duo, person.id)) return { kind: 'skip', reason: 'signed' };
  const before = duo.signatures.some((one) => one.personId === person.id);
  const own = `${duo.id}/`;
  const given = facts.dues.some(
    ({ kind, state, occurrence }) => kind === 'agreement' && state === 'sent' && occurrence.startsWith(own),
  );
  const key = before ? 'news.signed' : given ? 'news.changed' : 'news.ready';
  const { coordinator, why } = open.content;
  return {
    kind: 'begin',
    flow: 'agreement',
    urgency: 'booked',
    text: { flow: 'agreement', key, params: { coordinator, why, partner: partnerName(facts) } },
    effects: [planSigningReminder(duo.id, edition, person, facts.now)],
  };
}

/** Once more, when the signature is missing. */
export function dueAgreementReminder({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  const open = openAgreement(facts);
  const [edition = 0] = numbersOf(planned.occurrence);
  if (!duo || !open || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'there is nothing to sign' };
  }
  if (open.edition !== edition) return { kind: 'skip', reason: 'there is a newer edition' };
  if (hasSigned(duo, person.id)) return { kind: 'skip', reason: 'signed' };
  // Whoever said no, or asked something, waits for the coordinator and not for the bot.
  if (facts.cases.some(({ kind }) => kind.startsWith('agreement-'))) {
    return { kind: 'skip', reason: 'a coordinator was asked' };
  }
  const text = { flow: 'agreement', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'agreement', text };
}

/** The coordinator hears that a signature is missing, week after week until it is there. */
export function dueAgreementMissing({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  const open = openAgreement(facts);
  const [edition = 0, week = 1] = numbersOf(planned.occurrence);
  if (!duo || !open || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'there is nothing to sign' };
  }
  if (open.edition !== edition) return { kind: 'skip', reason: 'there is a newer edition' };
  if (missingOf(duo).length === 0) return { kind: 'skip', reason: 'signed' };
  return {
    kind: 'do',
    effects: [
      { kind: 'due-state', occurrence: planned.occurrence, state: 'sent', reason: 'in time' },
      planMissing(duo.id, edition, person, open.preparedAt, week + 1),
      ...tellTeam(facts, 'signature-missing', `duo/${duo.id}`),
    ],
  };
}

/** All three have signed: both hear it in the same minute, and get the document. */
export function dueDuoBegins({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  if (duo?.state !== 'active' || !duo.agreement || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'the duo is over' };
  }
  const { startsOn, endsOn, rhythm, coordinator } = duo.agreement.content;
  return {
    kind: 'say',
    urgency: 'booked',
    over: ['agreement', 'baseline'],
    // Somebody of another centre than the coordinator's: their row was not in that turn.
    effects: [
      ...(person.stage === 'agreement' ? [{ kind: 'person', set: { stage: 'mentoring' } } as const] : []),
      ...handOut(duo, facts, 'booked'),
    ],
    text: {
      flow: 'agreement',
      key: 'begins',
      params: {
        partner: partnerName(facts),
        coordinator,
        centre: centreOf(facts)?.name ?? '',
        start: `$date:${startsOn}`,
        end: `$date:${endsOn}`,
        day: { flow: 'agreement', key: `day.${rhythm.day}` },
        time: rhythm.time,
        place: rhythm.place,
      },
    },
  };
}
