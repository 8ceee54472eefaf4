import { isKeptKey, keptKey, readKept } from '../kept-draft.ts';
import type { KeptDraft } from '../kept-draft.ts';
import { currentSession } from './session.ts';

/** The content to which the drafts belong: one browser may edit several sites at the same address, one after the other. */
function scope(): string {
  return currentSession().forge?.repository ?? 'desk';
}

/**
 * Stores a draft synchronously, so that it is kept even if the page is closed next.
 * @returns false if the browser does not store it
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
    // If the storage cannot be written, nothing was stored.
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
