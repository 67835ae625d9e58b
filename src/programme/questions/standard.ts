// The questions that people ask most, with answers that are true of every centre. Their words: locales/<language>/faq.json. Sources: the seeds and the programme page.

/** Their names: keys of faq.json, in the order in which they are offered. */
export const standardQuestions = [
  'what',
  'who',
  'cost',
  'length',
  'mentor',
  'job',
  'language',
  'where',
  'hours',
  'training',
  'data',
  'stop',
] as const;
