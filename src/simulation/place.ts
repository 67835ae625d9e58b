// Puts synthetic people into a store of any kind: they write once, and what the first steps would have found out about them is written in the place of that turn.
import type { AdminStore } from '../app/admin-port.ts';
import { applyEffects } from '../app/apply.ts';
import type { Store } from '../app/ports.ts';
import { silent } from '../core/conversation.ts';
import type { Effect } from '../programme/effects.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import type { SimulatedCentre, SimulatedPerson } from './people.ts';

/** The store as a simulation needs it: every kind of store has this. */
export type SimulatedStore = Store & { admin: Pick<AdminStore, 'addCentre' | 'addCoordinator'> };

/** What somebody in the pool has answered. */
function answersOf({
  role,
  firstName,
  slots,
  sectors,
}: SimulatedPerson): [string, Extract<Effect, { kind: 'record' }>['value']][] {
  const both: [string, string | number | string[] | Record<string, string>][] = [
    ['onboarding.first-name', firstName],
    ['onboarding.languages', ['fr', 'en']],
    ['onboarding.levels', { fr: 'C1', en: 'B1' }],
    ['onboarding.confirmed', 'yes'],
    ['interview.confirmed', 'yes'],
  ];
  if (role === 'mentee')
    return [
      ...both,
      ['onboarding.fits-mentee', 'yes'],
      ['onboarding.born', 1999],
      ['interview.job', 'Nurse'],
      ['interview.sectors', [...sectors]],
      ['interview.availability', [...slots]],
      ['interview.goals', ['cv', 'network']],
      ['interview.objective', 'A first contract'],
    ];
  return [
    ...both,
    ['onboarding.fits-mentor', 'yes'],
    ['onboarding.born', 1960],
    ['interview.career', 'Thirty years of work'],
    ['interview.fields', [...sectors]],
    ['interview.hours', [...slots]],
    ['interview.helps', ['cv', 'interview']],
    ['interview.motivation', 'I like to pass it on'],
  ];
}

/** Takes the open input of a person by effects of ours instead of by a turn. Throws when it cannot be written. */
export async function write(
  parts: { store: Store; catalogue: Catalogue },
  personId: string,
  at: string,
  effects: readonly Effect[],
  revisions: Readonly<Record<string, number>> = {},
): Promise<void> {
  const view = await parts.store.readTurn(personId, at);
  if (!view) throw new Error(`${personId} has nothing to take`);
  const whole = { ...view, revisions: { ...revisions, ...view.revisions } };
  const commit = applyEffects(whole, view.conversation ?? silent, effects, at, parts.catalogue);
  if (!(await parts.store.commitTurn(commit))) throw new Error(`${personId} could not be written`);
}

/** Makes centres, people in the pool and coordinators. Returns the id of each by their name; in this order, so that counted ids are the same everywhere. */
export async function placeAll(
  parts: { store: SimulatedStore; catalogue: Catalogue; channel: string },
  centres: readonly SimulatedCentre[],
  people: readonly SimulatedPerson[],
  at: string,
): Promise<Map<string, string>> {
  const { store, channel } = parts;
  const ids = new Map<string, string>();
  for (const { id, name, country, zone, languages } of centres)
    await store.admin.addCentre({ name, country, zone, languages, contact: 'Kouter 1' }, id);
  for (const person of people) {
    const { name, language, role, firstName, centre } = person;
    const arrival = {
      channel,
      address: name,
      key: `${name}/start`,
      at,
      what: { kind: 'start' },
      language,
    } as const;
    const { personId } = await store.receive(arrival);
    ids.set(name, personId);
    const set = { role, language, zone: centre.zone, centreId: centre.id, firstName, consented: true };
    const records = answersOf(person).map(([answer, value]): Effect => {
      const [flow = '', step = ''] = answer.split('.');
      return { kind: 'record', flow, step, value, coded: false };
    });
    await write(parts, personId, at, [{ kind: 'person', set: { ...set, stage: 'pool' } }, ...records]);
  }
  for (const { coordinator: address, id } of centres) {
    const arrival = {
      channel,
      address,
      key: `${address}/start`,
      at,
      what: { kind: 'home' },
      language: 'en',
    } as const;
    const { personId } = await store.receive(arrival);
    ids.set(address, personId);
    await store.admin.addCoordinator({ channel, address, centreId: id, lead: true, name: 'Sofie', now: at });
    await write(parts, personId, at, [{ kind: 'person', set: { zone: 'Europe/Brussels' } }]);
  }
  return ids;
}
