// Which answers the partner of a duo may see. Everybody is told before they confirm their interview; nothing else is ever shown.
import { questions } from './questions.ts';

/** Answers by `<flow>.<step>`. */
export const shared: readonly string[] = [
  'onboarding.languages',
  ...questions.filter(({ reads }) => reads === 'partner').map(({ step }) => `interview.${step}`),
];
