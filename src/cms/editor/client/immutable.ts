/** The methods that we use of Decap's immutable maps and lists. */
export interface ImmutableMap {
  get: (key: string) => unknown;
  getIn: (path: readonly string[]) => unknown;
  toJS: () => unknown;
}

export function isImmutable(value: unknown): value is ImmutableMap {
  return typeof value === 'object' && value !== null && 'toJS' in value && typeof value.toJS === 'function';
}

/** Plain data from any of Decap's values. */
export function plain(value: unknown): unknown {
  return isImmutable(value) ? value.toJS() : value;
}
