// Another app or a new telephone: a link that works once and brings the same talk there.
import type { Event, Reaction } from '../../core/rules.ts';
import { say, type Talk } from '../../core/walk.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { defineFlow, type Facts } from '../facts.ts';
import { hoursLater } from '../local-time.ts';
import { isExpected } from '../onboarding/moved-in.ts';

/** Whoever asks for it has the other telephone at hand, so the link need not live long. Source: reliability notes, D.2. */
const LINK_HOURS = 1;

export const link = defineFlow({
  name: 'link',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.person.consented, yes: 'sure', no: 'stranger' },
    stranger: { kind: 'say', next: 'end' },
    sure: { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'make', no: 'end' } },
    make: { kind: 'tell', event: 'link-wanted', next: 'made' },
    made: {
      kind: 'say',
      variants: ['both', 'web'],
      which: ({ facts }) => (facts.links.telegram === null ? 'web' : 'both'),
      params: ({ facts: { links, token } }) => ({
        telegram: `${links.telegram}?start=${token}`,
        web: `${links.web}/chat?invite=${token}`,
      }),
      next: 'end',
    },
  },
});

/** The reactions by the name of the event. */
export const linkEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'link-wanted': (_, facts) => {
    const { id, role, centreId } = facts.person;
    // Before a centre is known nothing can be issued in its name.
    if (role === null || centreId === null) return { effects: [], facts };
    const until = hoursLater(facts.now, LINK_HOURS);
    return {
      effects: [{ kind: 'new-invite', token: facts.token, role, centreId, until, personId: id }],
      facts,
    };
  },
};

/** Another app becomes somebody's: what was said there moves over, and they are told in both places. */
export function linkEffects(
  person: { id: string; zone: string },
  from: string,
  addressId: string,
  now: string,
): Effect[] {
  return [
    { kind: 'merge', from, into: person.id },
    {
      kind: 'plan',
      of: person.id,
      due: {
        occurrence: `${person.id}/linked/${addressId}`,
        kind: 'linked',
        at: now,
        localDate: now.slice(0, 10),
        zone: person.zone,
        policy: 'always',
      },
    },
  ];
}

/**
 * The turn of an app that came with an invitation to become somebody's. Issued by themselves a moment ago: it is theirs.
 * Issued by a coordinator: the coordinator says first whether it is them, because a link can be passed on.
 */
export function takeLink(talk: Talk<Facts, Effect>): Talk<Facts, Effect> | null {
  const { facts } = talk;
  const { invited, person, from } = facts;
  if (!invited?.personId || person.consented || from === null) return null;
  const { personId, createdBy } = invited;
  // The link of an import is handed over by the centre, and nothing was said there that somebody else could read.
  if (createdBy === personId || createdBy === 'import') {
    const effects = linkEffects({ id: personId, zone: person.zone }, person.id, from, facts.now);
    return { ...talk, effects: [...talk.effects, ...effects] };
  }
  const news: Effect = { kind: 'news', to: createdBy, event: 'link-used', data: { page: `person/${personId}` } };
  const fresh = talk.effects.some((effect) => effect.kind === 'redeem') || talk.conversation.asks === 0;
  const waiting = say(talk, { flow: 'link', key: 'wait' });
  // Told once; the conversation counts it, so that a second message does not call again.
  const counted = { ...waiting, conversation: { ...waiting.conversation, asks: waiting.conversation.asks + 1 } };
  return { ...counted, effects: [...counted.effects, ...(fresh ? [news] : [])] };
}

/** Said at once, in the new app and in the old ones: it is the answer to what somebody did a moment ago. */
export function dueLinked({ planned, facts }: DueSeen): DueDecision {
  // Somebody who moved in and is here for the first time: what is kept, and whether they agree, comes before everything.
  if (isExpected(facts)) return { kind: 'begin', flow: 'onboarding', urgency: 'booked' };
  const address = planned.occurrence.slice(planned.occurrence.lastIndexOf('/') + 1);
  const linked = facts.channels.find((one) => one.id === address);
  const channel = linked ? linked.channel.charAt(0).toUpperCase() + linked.channel.slice(1) : '';
  const others = facts.channels.filter((one) => one.id !== address && one.state === 'active');
  return {
    kind: 'do',
    effects: [
      {
        kind: 'say',
        text: { flow: 'link', key: 'welcome', params: { name: facts.person.firstName ?? '' } },
        at: address,
        urgency: 'booked',
      },
      ...others.map(
        ({ id }): Effect => ({
          kind: 'say',
          text: { flow: 'link', key: 'told', params: { channel } },
          at: id,
          urgency: 'safety',
        }),
      ),
      { kind: 'due-state', occurrence: planned.occurrence, state: 'sent', reason: 'in time' },
    ],
  };
}
