// The one question before every read and every command: may this actor do this to that object? Pure; what is not allowed is denied.

/** Who acts. A coordinator's centres come from their own record, never from what they send. */
export type Actor =
  | { kind: 'person'; personId: string }
  | { kind: 'coordinator'; personId: string; centreIds: readonly string[]; leadOf: readonly string[] }
  | { kind: 'head-office' }
  /** Whoever runs the service, on its machine. */
  | { kind: 'admin' }
  /** The service itself: turns, due times, deliveries. */
  | { kind: 'system' };

/** What is done. */
export type Action =
  | 'talk'
  | 'read-person'
  | 'change-person'
  | 'erase-person'
  | 'invite'
  | 'manage-centres'
  | 'grant-coordinator'
  | 'read-schedule'
  | 'read-figures'
  | 'redrive'
  | 'check-health';

/** What it is done to; ids that are missing do not matter for the action. */
export type Subject = { personId?: string; centreId?: string | null };

/** Whether `actor` may do `action` to `subject`. Source: programme page, "People" and the last two rules. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  switch (actor.kind) {
    case 'person':
      return ['talk', 'read-person'].includes(action) && subject.personId === actor.personId;
    case 'coordinator':
      return coordinatorCan(actor, action, subject);
    case 'head-office':
      return action === 'read-figures';
    case 'admin':
      // An administrator runs the machine and never speaks for a person.
      return action !== 'talk';
    case 'system':
      return action === 'talk' || action === 'read-person' || action === 'change-person';
  }
}

function coordinatorCan(actor: Extract<Actor, { kind: 'coordinator' }>, action: Action, subject: Subject): boolean {
  if (action === 'talk') return subject.personId === actor.personId;
  if (action === 'read-figures') return subject.centreId != null && actor.centreIds.includes(subject.centreId);
  if (subject.centreId == null) return false;
  if (action === 'grant-coordinator') return actor.leadOf.includes(subject.centreId);
  const ofTheirCentre: Action[] = ['read-person', 'change-person', 'erase-person', 'invite', 'read-schedule'];
  return ofTheirCentre.includes(action) && actor.centreIds.includes(subject.centreId);
}
