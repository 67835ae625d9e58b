// Lists of events and guides that questions offer: as buttons, and in full for the words above them.
import type { Params } from '../core/effect.ts';
import type { ListItem } from '../core/flow.ts';
import { offeredEvents, ownEvents } from '../programme/events/events.ts';
import type { Facts, Gathering, OpenGathering } from '../programme/facts.ts';
import { shortGuideId, shownGuides } from '../programme/guides/guides.ts';
import { freeFor } from '../programme/training/trainings.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { namedByDay } from './day-names.ts';

/** All of them, in the language of the talk. */
export function eventLists(facts: Facts, catalogue: Catalogue): Record<string, readonly ListItem[]> {
  const say = (key: string, params: Params = {}) => catalogue.text(facts.language, 'events', key, params);
  const { zone } = facts.person;
  const kindOf = (one: Gathering) => say(`kind.${one.kind}`);
  const params = (one: OpenGathering): Params => ({
    kind: kindOf(one),
    when: `$when:${one.startsAt}@${zone}`,
    place: one.online ? say('online') : one.place,
    language: `$language:${one.language}`,
    seats: freeFor(one) > 0 ? say('free', { free: freeFor(one) }) : say('full'),
  });
  const dated = (list: readonly OpenGathering[], isFull = (one: OpenGathering) => freeFor(one) === 0): ListItem[] =>
    namedByDay(
      list.map((one) => ({
        id: one.id,
        label: say(isFull(one) ? 'item.full' : 'item', params(one)),
        at: one.startsAt,
      })),
      zone,
      facts.language,
    );
  const offered = offeredEvents(facts);
  const mine = ownEvents(facts);
  const none = catalogue.text(facts.language, 'guides', 'item.none');
  return {
    events: [...dated(offered), { id: 'none', label: say('item.none') }],
    'event-details': offered.map((one) => ({ id: one.id, label: say('detail', params(one)) })),
    'my-events': [
      ...dated(
        mine.map(({ gathering }) => gathering),
        () => false,
      ),
      { id: 'none', label: say('item.keep') },
    ],
    'my-event-details': mine.map(({ gathering, seat }) => ({
      id: gathering.id,
      label: say(seat.state === 'booked' ? 'own.booked' : 'own.waiting', params(gathering)),
    })),
    guides: [
      ...shownGuides(facts).map((one) => ({
        id: shortGuideId(one),
        label: catalogue.text(facts.language, 'guides', 'item', { title: one.title }),
        also: [one.title],
      })),
      { id: 'none', label: none },
    ],
  };
}
