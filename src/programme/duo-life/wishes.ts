// What is asked in a duo and not decided yet: another usual time, which the partner agrees to, and a later end, which both do.
import type { DuoFacts, Facts, Rhythm } from '../facts.ts';
import { rhythmOfCode } from './course.ts';

const active = ({ duo }: Facts): DuoFacts | null => (duo?.state === 'active' ? duo : null);

/** The partner's wish for another time that this person has not answered, as it is kept (`tue 18:00@<instant>`); null without one. */
export function wishOf(facts: Facts): string | null {
  const wish = active(facts)?.theirs['new-time.wish'];
  return typeof wish === 'string' && facts.duo?.mine['new-time.answered'] !== wish ? wish : null;
}

/** The words of such a wish: the day and the hour. */
export function rhythmParams(wish: string | Rhythm | null) {
  const rhythm = typeof wish === 'string' ? rhythmOfCode(wish) : wish;
  return { day: rhythm ? { flow: 'agreement', key: `day.${rhythm.day}` } : '', time: rhythm?.time ?? '' };
}

/** The end (ISO) that a coordinator asks about and this person has not answered; null without one. */
export function askedEnd(facts: Facts): string | null {
  const until = active(facts)?.mine['longer.until'];
  if (typeof until !== 'string' || until <= (facts.duo?.endsAt ?? '')) return null;
  return saidTo(facts.duo?.mine, until) === null ? until : null;
}

/** What one of the two has said to a later end: yes, no, or null for nothing yet. */
export function saidTo(answers: DuoFacts['mine'] | undefined, until: string): 'yes' | 'no' | null {
  const said = answers?.['longer.said'];
  if (said === `yes ${until}`) return 'yes';
  return said === `no ${until}` ? 'no' : null;
}
