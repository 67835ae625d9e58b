// The centres that a first start loads. Source: the two seed documents; addresses that they do not give are left to `duo centre add`.
import type { Centre } from './facts.ts';

const site = 'www.duoforajob.org';

/** Ids are also the keys of their names in locales/<lang>/centres.json. */
export const firstCentres: readonly Omit<Centre, 'closed'>[] = [
  {
    id: 'brussels',
    name: 'Brussels',
    country: 'BE',
    zone: 'Europe/Brussels',
    languages: ['fr', 'nl', 'en'],
    contact: `Rue de Stassart 48, Brussels · +32 2 203 02 31 · ${site}`,
  },
  { id: 'antwerp', name: 'Antwerp', country: 'BE', zone: 'Europe/Brussels', languages: ['nl', 'en'], contact: site },
  { id: 'liege', name: 'Liège', country: 'BE', zone: 'Europe/Brussels', languages: ['fr', 'en'], contact: site },
  { id: 'ghent', name: 'Ghent', country: 'BE', zone: 'Europe/Brussels', languages: ['nl', 'en'], contact: site },
  { id: 'paris', name: 'Paris', country: 'FR', zone: 'Europe/Paris', languages: ['fr', 'en'], contact: site },
  {
    id: 'rotterdam',
    name: 'Rotterdam',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    languages: ['nl', 'en'],
    contact: site,
  },
];
