/** An id of this page, different after each reload and in each tab. */
export const page = Math.random().toString(36).slice(2);

const start = 'colophon-page ';

/** Tells other tabs that this page is open, until it is closed. */
export function showLife(): void {
  if (!('locks' in navigator)) return;
  void navigator.locks.request(`${start}${page}`, () => new Promise(() => undefined));
}

/** The open pages in other tabs, whose drafts must not be taken from them. */
export async function livePages(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : []));
  return new Set(names.filter((name) => name !== page));
}
