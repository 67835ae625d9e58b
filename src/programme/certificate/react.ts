// Who asks for their certificate gets it at once.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { handOutCertificate } from './paper.ts';

/** The reactions by the name of the event. */
export const certificateEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'certificate-asked': (_, facts) => ({ effects: handOutCertificate(facts), facts }),
};
