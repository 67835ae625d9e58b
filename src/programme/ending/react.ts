// What it means that somebody said whether to stay in contact: nothing yet, or, when both said yes, the same for both at the same minute.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { tellBoth } from '../same-minute.ts';
import { isMutual } from './contact-seal.ts';

/** The reactions by the name of the event. */
export const endingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'contact-decided': ({ answers }, facts) => {
    const { duo } = facts;
    if (duo?.state !== 'active' && duo?.state !== 'evaluation') return { effects: [], facts };
    const about = { kind: 'duo-record', duoId: duo.id, occasion: 'contact', coded: true } as const;
    // Raises the revision of the duo: of two who answer at once, the second finds what the first said.
    const done: Effect = { ...about, step: 'done', value: 'yes' };
    const mine = { 'contact.done': 'yes', 'contact.stay': String(answers.stay) };
    const both = isMutual({ mine, theirs: duo.theirs });
    return { effects: [done, ...(both ? tellBoth('contact-both', duo, facts) : [])], facts };
  },
};
