/** An unsaved text, as the browser stores it. */
export interface KeptDraft {
  collection: string;
  /** Empty for an entry that has never been saved. */
  slug: string;
  /** The page that wrote it: two tabs never overwrite each other's drafts. */
  page: string;
  /** When it was last written, in milliseconds. */
  at: number;
  /** The form in which it was written; absent if the person put it aside and wrote something else there. */
  form?: string;
  /** Whether the person left the form knowing that it was not saved. */
  left: boolean;
  data: Record<string, unknown>;
  i18n: Record<string, unknown>;
  /** Digests of the files that were loaded into the form, by path. */
  base: Record<string, string>;
}

const start = 'colophon-draft';

/** The key under which a draft is stored. @param scope the content to which it belongs, such as a repository */
export function keptKey(
  scope: string,
  { collection, slug, page }: Pick<KeptDraft, 'collection' | 'slug' | 'page'>,
): string {
  return JSON.stringify([start, scope, collection, slug, page]);
}

/** Whether a key belongs to a draft of an entry. */
export function isKeptKey(key: string, scope: string, collection: string, slug: string): boolean {
  return key.startsWith(JSON.stringify([start, scope, collection, slug]).slice(0, -1) + ',');
}

/** @returns undefined for anything that is not a draft */
export function readKept(text: string | null): KeptDraft | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<KeptDraft> | null;
    const isDraft =
      typeof draft?.at === 'number' &&
      typeof draft.slug === 'string' &&
      [draft.data, draft.i18n, draft.base].every(isObject);
    return isDraft ? (draft as KeptDraft) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a form contains the files from which a draft began, so that the draft can be continued. */
export function isSameBase(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** A quick hash to see whether a text changed. It gives no protection against collisions made on purpose. */
export function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    a = Math.imul(a ^ sign, 2654435761);
    b = Math.imul(b ^ sign, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${String(text.length)}-${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
