import type { Known } from './script/step.ts';

/** An answer in comparable form: its status, its body, and whether there is a next page. */
export interface Answered {
  status: number;
  body: unknown;
  more: boolean;
}

/** A difference between two answers. */
export interface Difference {
  /** `status`, or a place in the body: `labels[0].name`. */
  at: string;
  theirs: unknown;
  ours: unknown;
}

/** The differences between two answers. If the statuses differ, the bodies are not compared: one of them is an error. */
export function differences(theirs: Answered, ours: Answered): Difference[] {
  if (theirs.status !== ours.status) return [{ at: 'status', theirs: theirs.status, ours: ours.status }];
  const [a, b] = [flat(theirs.body), flat(ours.body)];
  const found: Difference[] = [];
  for (const at of new Set([...a.keys(), ...b.keys()]))
    if (a.get(at) !== b.get(at)) found.push({ at, theirs: a.get(at), ours: b.get(at) });
  if (theirs.more !== ours.more) found.push({ at: 'more', theirs: theirs.more, ours: ours.more });
  return found;
}

/** Every value by its place. */
function flat(value: unknown, at = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return into.set(at, value);
  const items = Array.isArray(value)
    ? value.map((one, number) => [`${at}[${String(number)}]`, one] as const)
    : Object.entries(value).map(([key, one]) => [at === '' ? key : `${at}.${key}`, one] as const);
  if (items.length === 0) into.set(at, Array.isArray(value) ? '[]' : '{}');
  for (const [place, one] of items) flat(one, place, into);
  return into;
}

/** Where an address contains the number of a review or a comment. */
const numbered = /(\b(?:reviews|comments)\/|#(?:pullrequestreview-|discussion_r|issuecomment-))\d+/g;

/**
 * An answer without everything that differs between machines: addresses, times, assigned numbers, and ids that no
 * step has named.
 */
export function plain(value: unknown, hosts: readonly string[], known: Known): unknown {
  const names = new Map(Object.entries(known).map(([name, id]) => [id, name]));
  const walk = (one: unknown, key: string): unknown => {
    if (Array.isArray(one)) return one.map((item) => walk(item, key));
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner, name)]));
    if (typeof one === 'number' && /^(?:id|.+_id|reset)$/.test(key)) return '<number>';
    if (typeof one !== 'string') return one;
    if (key === 'node_id' || key === 'avatar_url') return `<${key}>`;
    const short = hosts.reduce((text, host) => text.replaceAll(host, '<forge>'), one);
    return short
      .replace(/(?:localhost|127\.0\.0\.1)(?::\d+)?/g, '<host>')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
      .replace(/\b[0-9a-f]{40}\b/g, (id) => names.get(id) ?? '<id>')
      .replace(numbered, '$1<number>');
  };
  return walk(value, '');
}
