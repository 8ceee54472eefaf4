import { digest } from '../kept-draft.ts';
import { storeOf } from './database.ts';
import type { DraftContents } from './github-drafts.ts';

interface Kept {
  json: string;
  /** Of `json`: what does not fit it is damaged. */
  digest: string;
}

/** What the browser kept of what drafts hold, by their commits, which do not change. */
export async function keptContents(heads: readonly string[]): Promise<Map<string, DraftContents>> {
  const found = await storeOf('drafts')
    .read<Partial<Kept>>(heads)
    .catch(() => []);
  return new Map(
    found.flatMap((kept, at) => {
      const { json = '', digest: expected } = kept ?? {};
      if (json === '' || digest(json) !== expected) return [];
      const { files, texts } = JSON.parse(json) as { files: DraftContents['files']; texts: [] };
      return [[heads[at] ?? '', { files, texts: new Map(texts) }] as const];
    }),
  );
}

/** Keeps what the drafts hold that there are, and nothing of others. */
export async function keepContents(contents: ReadonlyMap<string, DraftContents>): Promise<void> {
  const values = new Map(
    [...contents].map(([head, { files, texts }]) => {
      const json = JSON.stringify({ files, texts: [...texts] });
      return [head, { json, digest: digest(json) } satisfies Kept];
    }),
  );
  const store = storeOf('drafts');
  await store
    .clear()
    .then(() => store.write(values))
    .catch(() => undefined);
}

export async function forgetContents(): Promise<void> {
  await storeOf('drafts')
    .clear()
    .catch(() => undefined);
}
