// What a meeting can be about: the codes of the weekly check-in.

/** In the order in which they are offered. */
export const topics = [
  'cv',
  'letters',
  'search',
  'interview',
  'network',
  'language',
  'papers',
  'wellbeing',
  'other',
] as const;
