// When something that supports a duo is offered: an event that fits its moment, and the guide to housing in its second week. Nobody asked for it, so each is offered once.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { shownGuides } from '../guides/guides.ts';
import { isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';
import { fittingEvent, toldOf } from './events.ts';

/** The hour at which an offer comes, and the week of the duo in which the first look is. */
const HOUR = 17;
const FIRST_WEEK = 3;
/** The guide to housing comes on the ninth day: the second week. */
const GUIDE_DAYS = 8;

type Whom = { id: string; zone: string };

/** The look for an event in one week of a duo. */
function planLook(duoId: string, person: Whom, startedAt: string, week: number): Effect {
  const at = daysLater(startedAt, 7 * (week - 1), HOUR, person.zone);
  const occurrence = `${duoId}/${person.id}/event-offer/${week}`;
  const due = { occurrence, kind: 'event-offer', policy: 'always', ...at, zone: person.zone };
  return { kind: 'plan', of: person.id, due };
}

/** What is offered to the mentee of a duo that begins. `from`: nothing of before it is planned any more. */
export function planOffers(duoId: string, mentee: Whom, startedAt: string, from = startedAt): Effect[] {
  const guide = daysLater(startedAt, GUIDE_DAYS, HOUR, mentee.zone);
  const due = {
    occurrence: `${duoId}/${mentee.id}/guide-offer`,
    kind: 'guide-offer',
    policy: 'within 48 h, else dropped',
  };
  const looks = Array.from({ length: 60 }, (_, back) => planLook(duoId, mentee, startedAt, FIRST_WEEK + back));
  const next = looks.find((one) => one.kind === 'plan' && one.due.at > from);
  return [
    ...(guide.at > from
      ? [{ kind: 'plan', of: mentee.id, due: { ...due, ...guide, zone: mentee.zone } } as const]
      : []),
    ...(next ? [next] : []),
  ];
}

const skip = (reason: string, effects: readonly Effect[] = []): DueDecision => ({ kind: 'skip', reason, effects });

/** An event that fits now. The weekly look of a duo plans the next one, whatever comes of it. */
export function dueEventOffer({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  if (duo?.state !== 'active' || !duo.startedAt) return skip('the duo is not active');
  const [, week] = /\/event-offer\/(\d{1,2})$/.exec(planned.occurrence) ?? [];
  const ofDuo = week !== undefined && planned.occurrence.startsWith(`${duo.id}/`);
  const onward = ofDuo ? nextLook(facts, duo.id, person, duo.startedAt, Number(week)) : [];
  if (isUnreachable(facts)) return skip('no address that can be reached', onward);
  const one = fittingEvent(facts);
  if (!one) return skip('no event fits now', onward);
  const told: Effect = {
    kind: 'record',
    ...{ flow: 'events', step: 'offered', value: [...toldOf(facts), one.id], coded: true },
  };
  const when = `$when:${one.startsAt}@${person.zone}`;
  const text = { flow: 'events', key: `open.${one.kind}`, params: { name: person.firstName ?? '', when } };
  return { kind: 'begin', flow: 'events', urgency: 'unasked', text, effects: [told, ...onward] };
}

function nextLook(facts: Facts, duoId: string, person: Whom, startedAt: string, week: number): Effect[] {
  const looks = Array.from({ length: 8 }, (_, back) => planLook(duoId, person, startedAt, week + 1 + back));
  const next = looks.find((one) => one.kind === 'plan' && one.due.at > facts.now);
  const ends = facts.duo?.endsAt;
  return next?.kind === 'plan' && ends && next.due.at < ends ? [next] : [];
}

/** The guide to housing, once. */
export function dueGuideOffer({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  if (duo?.state !== 'active' || !planned.occurrence.startsWith(`${duo.id}/`)) return skip('the duo is not active');
  if (isUnreachable(facts)) return skip('no address that can be reached');
  if (!shownGuides(facts).some(({ kind }) => kind === 'accommodation')) return skip('the centre has no such guide');
  const text = { flow: 'guides', key: 'offer', params: { name: person.firstName ?? '' } };
  return { kind: 'begin', flow: 'guides', urgency: 'unasked', text };
}
