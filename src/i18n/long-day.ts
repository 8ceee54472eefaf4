/**
 * Days in words: `2 November 2026`, `1er octobre 2026`. They are read in UTC, the zone in which they are written.
 * @param locale `en-GB`
 */
export function longDay(locale: string): (day: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  // The first of a month is the only one that French counts so, and Intl does not.
  if (!/^fr\b/.test(locale)) return (day) => format.format(day);
  return (day) => format.format(day).replace(/^1(?=\s)/, '1er');
}
