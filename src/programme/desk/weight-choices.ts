// How much something counts, as coordinators say it, and what each word is worth.

/** The weight that is stored is the usual one times this number; only how the weights stand to each other matters. */
export const weightFactors = { no: 0, little: 0.5, normal: 1, much: 2, 'very-much': 4 } as const;
/** One of them. */
export type WeightChoice = keyof typeof weightFactors;
export const weightChoices = Object.keys(weightFactors) as WeightChoice[];
