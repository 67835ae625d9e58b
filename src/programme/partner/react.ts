// What it means that somebody lets their partner know something, or agrees to exchange telephone numbers.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellBoth } from '../same-minute.ts';
import { tellTeam } from '../tell-team.ts';
import { duoThatTalks, hasSafetyCase, MOST_A_DAY, readyMessages, sentToday } from './messages.ts';

type Told = Reaction<Facts, Effect>;

/** The reactions by the name of the event. */
export const partnerEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'partner-told': ({ answers }, facts) => {
    const duo = duoThatTalks(facts);
    // Looked at once more: between the question and the words a day's tenth may have gone, or a case been opened.
    if (!duo || hasSafetyCase(facts) || sentToday(facts) >= MOST_A_DAY) return { effects: [], facts };
    const chosen = answers.choose ?? answers['choose-active'];
    const message = readyMessages.find((one) => one === chosen) ?? 'words';
    const { id, zone } = duo.partner;
    const at = nextAllowed(facts.now, zone);
    const words = message === 'words' ? String(answers.write) : null;
    const effects: Effect[] = [{ kind: 'partner-message', duoId: duo.id, to: id, zone, at, message, words }];
    // At the first meetings a coordinator is there, and must know when one of the two cannot come.
    const matters = duo.state !== 'active' && (message === 'cannot' || message === 'another');
    return {
      effects: [...effects, ...(matters ? tellTeam(facts, 'partner-cannot', `duo/${duo.id}`) : [])],
      facts,
    };
  },

  'phone-agreed': (_, facts) => {
    const { duo } = facts;
    if (duo?.state !== 'active' || hasSafetyCase(facts)) return { effects: [], facts };
    const done: Effect = {
      kind: 'duo-record',
      duoId: duo.id,
      occasion: 'phone',
      step: 'done',
      value: 'yes',
      coded: true,
    };
    if (duo.theirs['phone.done'] !== 'yes') return { effects: [done], facts };
    return { effects: [done, ...tellBoth('phone-shared', duo, facts)], facts };
  },
};
