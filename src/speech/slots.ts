// How a weekly two-hour slot is written: the day as the reader's language shortens it, and the hours.
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `tue-18` as "Tue 18–20", "mar. 18–20", "di 18–20". What is no slot is given back as it is. */
export function slotName(slot: string, language: string): string {
  const [day = '', hour = ''] = slot.split('-');
  const at = days.indexOf(day);
  if (at < 0 || !/^\d{2}$/.test(hour)) return slot;
  // 4 January 2021 was a Monday.
  const date = new Date(Date.UTC(2021, 0, 4 + at, 12));
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(date);
  return `${name} ${hour}–${Number(hour) + 2}`;
}
