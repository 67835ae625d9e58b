// The days of what a list offers, in words, so that a day can be typed instead of the whole label.
import type { ListItem } from '../core/flow.ts';
import { whenWritten } from '../speech/when.ts';

/** Something of a list, with the instant at which it begins (ISO 8601 in UTC). */
type Dated = { id: string; label: string; at: string };

/**
 * The items, each understood by its day as well: "8 December", or "Tuesday 8 December". A day on which there are two is
 * nobody's name: whoever types it is asked again, and nothing is booked or given up that they did not mean.
 */
export function namedByDay(items: readonly Dated[], zone: string, language: string): ListItem[] {
  const days = items.map(({ at }) => (whenWritten(at, zone, language) ?? at).replace(/,.*$/, ''));
  return items.map(({ id, label }, nth) => {
    const day = days[nth] ?? '';
    const alone = days.filter((other) => other === day).length === 1;
    return { id, label, also: alone ? [day, day.replace(/^\S+ /, '')] : [] };
  });
}
