/** What somebody wrote and has not saved, as a browser keeps it. */
export interface KeptDraft {
  collection: string;
  /** Empty for an entry that has never been saved. */
  slug: string;
  /** Which opening of the page wrote it: two tabs never write over each other. */
  page: string;
  /** When it was written last, in milliseconds. */
  at: number;
  /** The form in which it was written; absent where somebody put it aside and wrote something else there. */
  form?: string;
  /** Whether somebody left the form knowing that it was not saved. */
  left: boolean;
  data: Record<string, unknown>;
  i18n: Record<string, unknown>;
  /** Digests of the files that the form was filled from, by path. */
  base: Record<string, string>;
}

const start = 'colophon-draft';

/** The name under which a draft is kept. @param scope whose content it is, such as a repository */
export function keptKey(
  scope: string,
  { collection, slug, page }: Pick<KeptDraft, 'collection' | 'slug' | 'page'>,
): string {
  return JSON.stringify([start, scope, collection, slug, page]);
}

/** Whether a name is that of a draft of an entry. */
export function isKeptKey(key: string, scope: string, collection: string, slug: string): boolean {
  return key.startsWith(JSON.stringify([start, scope, collection, slug]).slice(0, -1) + ',');
}

/** @returns undefined for anything that is no draft */
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

/** Whether a form holds the files that a draft was begun from, so that it may go on where it was left. */
export function isSameBase(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Tells whether a text changed. No protection against somebody who wants two to look alike. */
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
