/** This opening of the page: another one after each reload, and in each tab. */
export const page = Math.random().toString(36).slice(2);

const start = 'colophon-page ';

/** Lets the other tabs know that this page is open, for as long as it is. */
export function showLife(): void {
  if (!('locks' in navigator)) return;
  void navigator.locks.request(`${start}${page}`, () => new Promise(() => undefined));
}

/** The pages that are open in other tabs, whose texts are not to be taken from them. */
export async function livePages(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : []));
  return new Set(names.filter((name) => name !== page));
}
