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

  /** The latest first; by their moments, then by their names, where two know nothing of each other. */
  newestFirst(records: readonly ApprovalRecord[]): ApprovalRecord[] {
    const open = records.toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
    const sorted: ApprovalRecord[] = [];
    while (open.length > 0) {
      const next = open.findIndex((one) => !open.some((other) => this.isAfter(other.id, one.id)));
      sorted.push(...open.splice(next, 1));
    }
    return sorted;
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

function orderOf({ id, predicate }: ApprovalRecord): string {
  return `${new Date(predicate.at).toISOString()} ${id}`;
}
