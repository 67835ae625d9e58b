// Lists of trainings, modules and exchanges that questions offer: as buttons, and in full for the words above them.
import type { Params } from '../core/effect.ts';
import type { ListItem } from '../core/flow.ts';
import { offeredExchanges } from '../programme/exchange/exchanges.ts';
import type { Facts, Gathering, OpenGathering } from '../programme/facts.ts';
import { bookedKinds } from '../programme/information/booked-kinds.ts';
import { localDate } from '../programme/local-time.ts';
import { freeFor, moduleDates, type OwnDate, offeredTrainings, ownDates } from '../programme/training/trainings.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { namedByDay } from './day-names.ts';

type Lists = Facts['lists'];

/** All of them, in the language of the talk. Empty for whoever is no mentor. */
export function trainingLists(facts: Facts, catalogue: Catalogue): Lists {
  const say = (flow: string, key: string, params: Params = {}): string =>
    catalogue.text(facts.language, flow, key, params);
  const booked = bookedKinds(facts).map((id) => ({ id, label: say('dates', `which.${id}`) }));
  if (facts.person.role !== 'mentor') return { booked };
  return { booked, ...trainings(facts, say), ...modules(facts, say), ...exchanges(facts, say) };
}

type Say = (flow: string, key: string, params?: Params) => string;

const whenOf = (one: Gathering, facts: Facts): string => `$when:${one.startsAt}@${facts.person.zone}`;
const centreName = (one: Pick<Gathering, 'centreId'>, facts: Facts): string =>
  facts.centres.find(({ id }) => id === one.centreId)?.name ?? '';
const seatsText = (free: number) =>
  free > 0 ? { flow: 'training', key: 'free', params: { free } } : { flow: 'training', key: 'full' };
/** Dates as items of a list, with the label that each gets. */
const dated = <T extends Gathering>(list: readonly T[], label: (one: T) => string, facts: Facts): ListItem[] =>
  namedByDay(
    list.map((one) => ({ id: one.id, label: label(one), at: one.startsAt })),
    facts.person.zone,
    facts.language,
  );
const placeOf = (one: Gathering) => (one.online ? { flow: 'training', key: 'online' } : one.place);

function trainings(facts: Facts, say: Say): Lists {
  const { zone } = facts.person;
  const all = offeredTrainings(facts).flatMap((training, nth) => {
    const [first] = training.dates;
    const last = training.dates.at(-1);
    if (!first || !last) return [];
    const days = {
      number: nth + 1,
      first: `$date:${localDate(first.startsAt, zone)}`,
      last: `$date:${localDate(last.startsAt, zone)}`,
    };
    const where = {
      place: placeOf(first),
      centre: centreName(first, facts),
      language: `$language:${first.language}`,
      seats: seatsText(training.free),
    };
    const key = training.free > 0 ? 'item' : 'item.full';
    return [
      { id: training.id, label: say('training', key, days), detail: say('training', 'detail', { ...days, ...where }) },
    ];
  });
  return {
    trainings: [...all.map(({ id, label }) => ({ id, label })), { id: 'none', label: say('training', 'item.none') }],
    'training-details': all.map(({ id, detail }) => ({ id, label: detail })),
  };
}

function modules(facts: Facts, say: Say): Lists {
  const params = (one: Gathering): Params => ({
    module: one.module ?? 0,
    when: whenOf(one, facts),
    place: placeOf(one),
    centre: centreName(one, facts),
    language: `$language:${one.language}`,
  });
  const mine = ownDates(facts, 'training');
  const dates = moduleDates(facts);
  const own = (one: Gathering) => one.centreId === facts.person.centreId;
  return {
    'my-modules': [
      ...dated(
        mine.map(({ gathering }) => gathering),
        (one) => say('training', 'module-item', params(one)),
        facts,
      ),
      ...(mine.length > 1 ? [{ id: 'all', label: say('training', 'module-item.all') }] : []),
      { id: 'none', label: say('training', 'module-item.none') },
    ],
    'my-module-details': mine.map(({ gathering, seat }) => ({
      id: gathering.id,
      label: say('training', seat.state === 'booked' ? 'own.booked' : 'own.waiting', params(gathering)),
    })),
    'module-dates': [
      ...dated(dates, (one) => say('make-up', own(one) ? 'item' : 'item.elsewhere', params(one)), facts),
      { id: 'none', label: say('make-up', 'item.none') },
    ],
    'module-date-details': dates.map((one) => ({
      id: one.id,
      label: say('make-up', own(one) ? 'detail' : 'detail.elsewhere', {
        ...params(one),
        seats: seatsText(freeFor(one)),
      }),
    })),
  };
}

function exchanges(facts: Facts, say: Say): Lists {
  const params = (one: OpenGathering): Params => ({
    when: whenOf(one, facts),
    place: placeOf(one),
    language: `$language:${one.language}`,
    seats: seatsText(freeFor(one)),
  });
  const offered = offeredExchanges(facts);
  const mine: readonly OwnDate[] = ownDates(facts, 'exchange');
  return {
    exchanges: [
      ...dated(offered, (one) => say('exchange', freeFor(one) > 0 ? 'item' : 'item.full', params(one)), facts),
      { id: 'none', label: say('exchange', 'item.none') },
    ],
    'exchange-details': offered.map((one) => ({ id: one.id, label: say('exchange', 'detail', params(one)) })),
    'my-exchanges': [
      ...dated(
        mine.map(({ gathering }) => gathering),
        (one) => say('exchange', 'item', params(one)),
        facts,
      ),
      { id: 'none', label: say('exchange', 'item.keep') },
    ],
    'my-exchange-details': mine.map(({ gathering, seat }) => ({
      id: gathering.id,
      label: say('exchange', seat.state === 'booked' ? 'own.booked' : 'own.waiting', params(gathering)),
    })),
  };
}
