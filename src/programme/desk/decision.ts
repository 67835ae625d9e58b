// What a decision of a coordinator is, and the two ways that most of them are made: about a person, about a gathering or another thing of the desk.
import { can } from '../../access/can.ts';
import type { TextRef } from '../../core/effect.ts';
import type { Act, View } from '../../core/view.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Stage } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { actorOf } from './actor.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { nameOf, text } from './words.ts';

/**
 * What came of it. `page` is what the coordinator looks at next; with `view` that view is shown as a new card instead,
 * because it holds something that is told only once. `stale`: the object is not as it was when the button was shown.
 * `audit` is what the audit names, and `changed` the page that is old now for the others, where that is not `page`.
 * `unknown`: there is no such thing on this desk. `wrong`: what was written is not right; nothing is done.
 */
export type Decision =
  | {
      kind: 'done';
      page: string;
      notice: TextRef;
      effects: readonly Effect[];
      view?: View;
      audit?: string;
      changed?: string;
    }
  | { kind: 'stale'; page: string }
  | { kind: 'wrong'; page: string; notice: TextRef }
  | { kind: 'unknown' };

/** What a decision is made from. */
export type Seen = {
  act: Act;
  desk: Desk;
  /** The desk with what is under seal: for the decision that opens it, and for nothing that is shown. */
  whole?: Desk;
  facts: Facts;
  vocabulary: Vocabulary;
};
/** A decision. It asks `can` for the object's own centre and compares the revision before anything is done. */
export type Decide = (seen: Seen) => Decision;

/** Whether this coordinator may change something of a centre. */
export const mayChange = (facts: Facts, centreId: string): boolean =>
  can(actorOf(facts), 'change-person', { centreId });

/** Something that a participant is told, at the first minute that is not quiet where they are, `minutes` from now at the earliest. */
export function tell(person: Pick<DeskPerson, 'id' | 'zone'>, kind: string, facts: Facts, minutes = 0): Effect {
  const from = new Date(Date.parse(facts.now) + minutes * 60_000).toISOString();
  const at = nextAllowed(from, person.zone);
  const due = { occurrence: `${person.id}/${kind}/${facts.now}`, kind, policy: 'always', ...planAt(at, person.zone) };
  return { kind: 'plan', of: person.id, due };
}

/**
 * A decision about a person who is at one of these stages (null: at any). `change` says null when there is nothing to
 * decide as things are now: then the click was stale.
 */
export function onPerson(
  stages: Stage | readonly Stage[] | null,
  change: (person: DeskPerson, seen: Seen) => readonly Effect[] | null,
): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const person = desk.people.find((one) => one.id === act.object);
    if (!person || !can(actorOf(facts), 'change-person', { personId: person.id, centreId: person.centreId })) {
      return { kind: 'unknown' };
    }
    const page = `person/${person.id}`;
    const there = stages === null || stages === person.stage || stages.includes(person.stage);
    const effects = there && person.revision === act.revision ? change(person, seen) : null;
    if (!effects) return { kind: 'stale', page };
    return { kind: 'done', page, notice: text(`done.${act.do}`, { name: nameOf(person) }), effects };
  };
}
