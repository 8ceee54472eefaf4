/** The result of a request, as its client saw it. */
export type Answer =
  { outcome: 'acknowledged' } | { outcome: 'refused'; status: number; words: string } | { outcome: 'none' };

/** A request to the desk. Each has its own id and text, so that it can be recognised in the repository. */
export interface Asked {
  id: string;
  /** A client sends one request after the other. */
  client: string;
  what: 'save' | 'note' | 'approve' | 'publish';
  slug: string;
  /** What must be there completely: the file of a save, the text of a note or a decision; empty for publishing. */
  text: string;
  answer: Answer;
}

/** A commit of the desk, as the repository has it. */
export interface Kept {
  /** Id of its request. */
  id: string;
  /** As {@link Asked.text}; for publishing, the file that it puts on the site. */
  text: string;
}

/** A file at the tip of a branch; its text is undefined if it does not exist. */
export interface Tip {
  branch: string;
  slug: string;
  text: string | undefined;
}

/**
 * Compares the answers that clients got with the repository: acknowledged requests must be there, refused ones must
 * not, unanswered ones may. All must be complete and in the order of the requests, and the newest text must win.
 * @param log in the order in which the clients sent the requests
 * @param kept ancestors before their descendants
 * @returns a sentence for each request that does not agree with its answer
 */
export function discrepancies(log: readonly Asked[], kept: readonly Kept[], tips: readonly Tip[]): string[] {
  return [...missing(log, kept), ...damaged(log, kept, tips)];
}

function missing(log: readonly Asked[], kept: readonly Kept[]): string[] {
  const known = new Set(log.map(({ id }) => id));
  const strangers = kept.filter(({ id }) => !known.has(id)).map(({ id }) => `Nobody asked for ${id}.`);
  const times = countBy(kept, ({ id }) => id);
  return strangers.concat(
    log.flatMap(({ id, what, answer }) => {
      const count = times.get(id) ?? 0;
      const name = `${what} ${id}`;
      if (count > 1) return [`${name} is there ${String(count)} times.`];
      if (answer.outcome === 'acknowledged' && count === 0) return [`${name} was acknowledged and is lost.`];
      if (answer.outcome !== 'refused' || count === 0) return [];
      return [
        `${name} was refused with ${String(answer.status)} (${answer.words}) and is there all the same.`,
      ];
    }),
  );
}

function damaged(log: readonly Asked[], kept: readonly Kept[], tips: readonly Tip[]): string[] {
  const places = new Map(log.map((asked, place) => [asked.id, { asked, place }]));
  const latest = new Map<string, number>();
  const saved = new Map<string, string>();
  const published = new Map<string, string>();
  const wrong: string[] = [];
  for (const { id, text } of kept) {
    const found = places.get(id);
    if (found === undefined) continue;
    const { client, what, slug, text: wanted } = found.asked;
    const line = `${client} ${slug}`;
    if (found.place < (latest.get(line) ?? 0)) wrong.push(`${what} ${id} came after what was asked later.`);
    latest.set(line, found.place);
    if (what === 'save') saved.set(slug, wanted);
    if (what === 'publish') published.set(slug, saved.get(slug) ?? '');
    const expected = what === 'publish' ? published.get(slug) : wanted;
    if (text !== expected) wrong.push(`${what} ${id} is not whole: it has ${JSON.stringify(text)}.`);
  }
  for (const { branch, slug, text } of tips) {
    const newest = (branch === 'main' ? published : saved).get(slug);
    if (text !== newest)
      wrong.push(`${branch} has not the newest text of ${slug}: ${text ?? 'it has none'}.`);
  }
  return wrong;
}

/** Counts the requests by their answers, to explain why a test failed. */
export function inWords(log: readonly Asked[], kept: readonly Kept[] = []): string {
  const there = new Set(kept.map(({ id }) => id));
  const lines = (['save', 'note', 'approve', 'publish'] as const).map((what) => {
    const asked = log.filter((one) => one.what === what);
    const answers = countBy(asked, ({ answer }) =>
      answer.outcome === 'refused' ? `refused with ${String(answer.status)}` : answer.outcome,
    );
    const parts = [...answers].sort().map(([answer, count]) => `${answer} ${String(count)}`);
    const found = asked.filter(({ id }) => there.has(id)).length;
    return `${what}: asked ${String(asked.length)} (${parts.join(', ')}), ${String(found)} in the repository`;
  });
  return `By request, with the answer that its client got:\n${lines.join('\n')}\n`;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
