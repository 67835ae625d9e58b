// The synthetic people of a simulation, all drawn from its seed: who they are, of which centre, and how.
import { draw, drawBetween, drawOne } from './draw.ts';
import { type Temperament, temperaments } from './temperaments.ts';

/** The centres of a simulation are made of these, one after the other: zones differ, so that their hours do. */
const branches = [
  { country: 'BE', zone: 'Europe/Brussels', languages: ['fr', 'nl', 'en'] },
  { country: 'FR', zone: 'Europe/Paris', languages: ['fr', 'en'] },
  { country: 'NL', zone: 'Europe/Amsterdam', languages: ['nl', 'en'] },
  { country: 'BE', zone: 'Europe/Lisbon', languages: ['fr', 'en'] },
] as const;

/** So many duos has a centre, and its one coordinator. */
const DUOS_OF_CENTRE = 10;

/** Given names, without anything that the programme would have to be careful with. */
const menteeNames = ['Ana', 'Samira', 'Yusuf', 'Daniel', 'Leyla', 'Omar', 'Nadia', 'Ivan', 'Fatou', 'Rahel'] as const;
const mentorNames = ['Ben', 'Marie', 'Luc', 'Greet', 'Paul', 'Anne', 'Jan', 'Claire', 'Rik', 'Odile'] as const;
const slots = ['mon-10', 'tue-14', 'wed-10', 'wed-14', 'thu-10', 'fri-14'] as const;
const sectors = ['care', 'education', 'food', 'it'] as const;

/** A centre of a simulation with the address of its coordinator. */
export type SimulatedCentre = {
  id: string;
  name: string;
  country: string;
  zone: string;
  languages: readonly string[];
  coordinator: string;
};

/** Somebody of a simulation. `name` is their address, too. */
export type SimulatedPerson = {
  name: string;
  firstName: string;
  role: 'mentee' | 'mentor';
  language: string;
  centre: SimulatedCentre;
  temperament: Temperament;
  slots: readonly string[];
  sectors: readonly string[];
};

/** The centres for so many duos. */
export function centresFor(duos: number): SimulatedCentre[] {
  return Array.from({ length: Math.ceil(duos / DUOS_OF_CENTRE) }, (_, nth) => {
    const branch = branches[nth % branches.length] ?? branches[0];
    const number = String(nth + 1).padStart(3, '0');
    return { id: `centre-${number}`, name: `Centre ${number}`, ...branch, coordinator: `coordinator-${number}` };
  });
}

/** The two of one duo, `nth` from 0. */
export function pairFor(seed: number, nth: number, centres: readonly SimulatedCentre[]): SimulatedPerson[] {
  const centre = centres[Math.floor(nth / DUOS_OF_CENTRE)];
  if (!centre) throw new Error(`There is no centre for duo ${nth}`);
  const number = String(nth + 1).padStart(4, '0');
  const common = slots[drawBetween(0, slots.length - 1, seed, nth, 'slot')] ?? 'tue-18';
  return (['mentee', 'mentor'] as const).map((role) => {
    const name = `${role}-${number}`;
    const names = role === 'mentee' ? menteeNames : mentorNames;
    const languages = centre.languages;
    const weighted = temperaments.map((one) => [one, one.share] as const);
    return {
      name,
      firstName: names[drawBetween(0, names.length - 1, seed, name, 'name')] ?? 'Ana',
      role,
      language: languages[drawBetween(0, languages.length - 1, seed, name, 'language')] ?? 'en',
      centre,
      temperament: drawOne(weighted, seed, name, 'temperament') ?? (temperaments[0] as Temperament),
      slots: [...new Set([common, slots[Math.floor(draw(seed, name, 'also') * slots.length)] ?? common])],
      sectors: [sectors[Math.floor(draw(seed, nth, 'sector') * sectors.length)] ?? 'care'],
    };
  });
}
