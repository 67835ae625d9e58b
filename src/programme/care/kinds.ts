// What the team is alerted of about a duo, by the kind of case. Those about one person lie with that person, those about the two with the mentee.

/** About one of the two. */
export const ofOne = [
  'not-well',
  'silent',
  'care-mood',
  'care-blocked',
  'care-undelivered',
  'care-not-started',
] as const;
/** About both. */
export const ofBoth = ['care-not-met', 'care-contradiction', 'care-progress'] as const;
/** All of them. */
export const alertKinds = [...ofOne, ...ofBoth] as const;
/** One of them. */
export type AlertKind = (typeof alertKinds)[number];

/** The talk that a coordinator should have with both: no trouble, a task. */
export const CONTACT = 'care-contact';

/** News that come in the working hours of a centre. A low mood and a call for help come at once. */
export const inWorkingHours = (event: string): boolean => event.startsWith('care-') || event === 'silent';

/** Whether a case is about a duo, and so stands on the page of its alerts. */
export const isCareCase = ({ kind, duoId }: { kind: string; duoId: string | null }): boolean =>
  duoId !== null && (kind === CONTACT || isAlert(kind));

/** Whether a case is one of these alerts. */
export const isAlert = (kind: string): kind is AlertKind => alertKinds.some((one) => one === kind);
