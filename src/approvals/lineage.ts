import type { ApprovalRecord } from './record.ts';

/**
 * The order of an entry's records, from their `previous` fields: a graph like git's commits, independent of clocks.
 */
export class Lineage {
  readonly #previous: ReadonlyMap<string, readonly string[]>;
  readonly #before = new Map<string, ReadonlySet<string>>();

  constructor(records: readonly ApprovalRecord[]) {
    this.#previous = new Map(records.map(({ id, predicate }) => [id, predicate.previous]));
  }

  /** Whether the author of `later` had seen `earlier`. Records name each other by digest, so there are no cycles. */
  isAfter(later: string, earlier: string): boolean {
    let before = this.#before.get(later);
    if (before === undefined) {
      before = this.#collect(later);
      this.#before.set(later, before);
    }
    return before.has(earlier);
  }

  /** The newest first; records that do not know of each other are ordered by time, then by id. */
  newestFirst(records: readonly ApprovalRecord[]): ApprovalRecord[] {
    const open = records.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? 1 : -1));
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

function sortKeyOf({ id, predicate }: ApprovalRecord): string {
  return `${new Date(predicate.at).toISOString()} ${id}`;
}
