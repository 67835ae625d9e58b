// When somebody signed, as it stands on paper: day, hour and zone.

/** `2026-11-24T14:05:00.000Z@Europe/Brussels`, or the instant alone, which is written in UTC; other words stand for themselves. */
export function whenSigned(at: string, language: string): string {
  const [, instant, zone = 'UTC'] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)(?:@([A-Za-z_]+(?:\/[A-Za-z_-]+)*))?$/.exec(at) ?? [];
  if (instant === undefined) return at;
  // Day before month, as everybody in Europe writes it.
  const locale = language === 'en' ? 'en-GB' : language;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(new Date(instant));
  const hour = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  });
  // Hour and zone stay on one line.
  return `${day}, ${hour.format(new Date(instant)).replaceAll(' ', '\u00a0')}`;
}
