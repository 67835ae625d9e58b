// How an answer of a week, a pulse or a plan is written as a line of "my data".
import type { Value } from '../../core/conversation.ts';
import type { Line } from '../../core/effect.ts';

/** Steps whose answer steers only the service. */
const HIDDEN = ['done', 'read', 'phone'];
/** Asked after the week's questions, under names of their own. */
const BEHIND = ['promise', 'note', 'coordinator-note'];

/** The line of one answer of the duo, by the flow and step under which it is kept; null for what says nothing to a reader. */
export function duoLine(flow: string, step: string, value: Value, zone: string): Line | null {
  if (HIDDEN.includes(step) || value === '') return null;
  if (flow === 'check-in' && BEHIND.includes(step)) return { flow: 'week-more', step, value };
  if (flow === 'check-in' && step === 'when') return { flow, step, value: `$when:${value}@${zone}` };
  if (flow === 'check-in' && step.startsWith('objective-')) return { flow, step: 'objective', value };
  if (flow === 'plan' && step.startsWith('by-')) return { flow, step: 'by', value: `$date:${value}` };
  return { flow, step, value };
}
