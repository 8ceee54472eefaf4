/**
 * The place of each entry of a changelog on its kit's page: `version:1.0`. No heading of a text gets such an id, since
 * colons are not kept there. A number that comes again gets the next one after it, counted from the oldest entry on, so
 * that a new entry changes no place that somebody has linked to.
 * @param changelog the newest first
 */
export function versionAnchors(changelog: readonly { version: string }[]): string[] {
  const counts = new Map<string, number>();
  return changelog
    .toReversed()
    .map(({ version }) => {
      const count = (counts.get(version) ?? 0) + 1;
      counts.set(version, count);
      return count === 1 ? `version:${version}` : `version:${version}:${String(count)}`;
    })
    .toReversed();
}
