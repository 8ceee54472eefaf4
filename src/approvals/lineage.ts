import type { ApprovalRecord } from './record.ts';

/** Which of an entry's records knew of which, as they say themselves: a graph like that of git's commits. */
export class Lineage {
  readonly #previous: ReadonlyMap<string, readonly string[]>;
  readonly #before = new Map<string, ReadonlySet<string>>();

  constructor(records: readonly ApprovalRecord[]) {
    this.#previous = new Map(records.map(({ id, predicate }) => [id, predicate.previous]));
  }

  /** Whether `later` was made by someone who had `earlier` before them. A record names digests, so that there are no circles. */
  isAfter(later: string, earlier: string): boolean {
    let before = this.#before.get(later);
    if (before === undefined) {
      before = this.#collect(later);
      this.#before.set(later, before);
    }
    return before.has(earlier);
  }

  #collect(id: string): Set<string> {
    const found = new Set<string>();
    const open = [...(this.#previous.get(id) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(this.#previous.get(next) ?? []));
    }
    return found;
  }
}
