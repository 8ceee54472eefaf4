import { digest } from '../kept-draft.ts';
import { storeOf } from './database.ts';
import type { DraftContents } from './github-drafts.ts';

interface Kept {
  json: string;
  /** A hash of `json`: if it does not match, the entry is damaged. */
  digest: string;
}

/** The contents of drafts that the browser keeps, by their commits, which never change. */
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

/** Keeps the contents of the current drafts and deletes all others. */
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
