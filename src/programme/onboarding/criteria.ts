// Who the programme is for: the criteria of each country, as they are shown. Source: programme page, "Eligibility".
import type { Facts, Role } from '../facts.ts';
import { countryOf } from '../facts.ts';
import { localYear } from '../local-time.ts';

/** Ages in whole years; null where there is no limit. */
export type Criteria = { version: string; mentee: { min: number; max: number }; mentor: { min: number; max: null } };

const usual: Criteria = { version: '2026-1', mentee: { min: 18, max: 33 }, mentor: { min: 50, max: null } };

/** By country code; a country that is not named has the usual ones. */
const byCountry: Readonly<Record<string, Criteria>> = { BE: usual, FR: usual, NL: usual };

/** The criteria that apply to this person now. */
export function criteriaFor(facts: Facts): Criteria {
  const country = countryOf(facts);
  return (country && Object.hasOwn(byCountry, country) ? byCountry[country] : undefined) ?? usual;
}

/** Whether somebody born in `year` can be of the right age today: their birthday this year may be still to come. */
export function ageFits(year: number, role: Role | null, facts: Facts): boolean {
  const { mentee, mentor } = criteriaFor(facts);
  const eldest = localYear(facts.now, facts.person.zone) - year;
  if (role === 'mentor') return eldest >= mentor.min;
  return eldest >= mentee.min && eldest - 1 <= mentee.max;
}
