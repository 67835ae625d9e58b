// Which answers the partner of a duo may see. Everybody is told before they confirm their interview; nothing else is ever shown.

/** Answers by `<flow>.<step>`. */
export const shared: readonly string[] = [
  'onboarding.languages',
  'interview.job',
  'interview.goals',
  'interview.career',
  'interview.helps',
];
