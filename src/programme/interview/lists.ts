// Sectors of work and weekly two-hour slots that the interview offers. Codes are compared as they are, so mentees and mentors choose from the same.

/** Sectors; their names stand in locales/<lang>/sectors.json. */
export const sectors = [
  'care',
  'education',
  'office',
  'finance',
  'technology',
  'industry',
  'construction',
  'transport',
  'retail',
  'food',
  'cleaning',
  'social',
  'arts',
  'other',
] as const;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const hours = ['10', '14', '18'] as const;

/** Two hours on a day of the week, by the hour at which they begin: `tue-18`. */
export const slots: readonly string[] = days.flatMap((day) => hours.map((hour) => `${day}-${hour}`));
