/**
 * Whether a form left a field empty: Decap writes `''`, `null`, `[]`, `false` and groups of these for fields that were
 * not filled in. In this model each of these means the same as no field at all.
 */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === 'object' && Object.values(value).every(isBlank);
}

/** The value without its blank parts, to compare by meaning and to write new files. */
export function filledIn(value: unknown): unknown {
  if (isBlank(value)) return undefined;
  if (Array.isArray(value)) return value.map(filledIn).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, filledIn(item)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** Whether two values mean the same, whatever the order of their fields. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  return ordered(filledIn(a)) === ordered(filledIn(b));
}

function ordered(value: unknown): string {
  return (
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : item,
    ) ?? ''
  );
}
