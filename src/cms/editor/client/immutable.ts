/** What we use of the maps and lists in which Decap keeps everything. */
export interface ImmutableMap {
  get: (key: string) => unknown;
  getIn: (path: readonly string[]) => unknown;
  toJS: () => unknown;
}

export function isImmutable(value: unknown): value is ImmutableMap {
  return typeof value === 'object' && value !== null && 'toJS' in value && typeof value.toJS === 'function';
}

/** Plain data, whatever Decap holds. */
export function plain(value: unknown): unknown {
  return isImmutable(value) ? value.toJS() : value;
}
