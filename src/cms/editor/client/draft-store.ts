import { isKeptKey, keptKey, readKept } from '../kept-draft.ts';
import type { KeptDraft } from '../kept-draft.ts';
import { currentSession } from './session.ts';

/** Whose content the drafts are of: one browser may write for several sites at one address, one after the other. */
function scope(): string {
  return currentSession().forge?.repository ?? 'desk';
}

/**
 * Keeps a draft, so that it is there before this returns: whatever happens to the page next.
 * @returns false where the browser does not keep it
 */
export function keepDraft(draft: KeptDraft): boolean {
  try {
    localStorage.setItem(keptKey(scope(), draft), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(draft: Pick<KeptDraft, 'collection' | 'slug' | 'page'>): void {
  try {
    localStorage.removeItem(keptKey(scope(), draft));
  } catch {
    // What cannot be written to was never kept.
  }
}

/** The drafts of an entry, the newest first. */
export function keptDrafts(collection: string, slug: string): KeptDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => isKeptKey(key, scope(), collection, slug))
      .flatMap((key) => readKept(localStorage.getItem(key)) ?? [])
      .toSorted((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}
