/** localStorage key of the reader's choice to switch the shortcut off. */
export const shortcutSetting = 'colophon-search-key';

/** Whether `/` focuses the search field. A shortcut of one character must have an off switch (WCAG 2.1.4). */
export function shortcutIsOn(): boolean {
  try {
    return localStorage.getItem(shortcutSetting) !== 'off';
  } catch {
    // Storage is blocked, so nobody could have switched it off.
    return true;
  }
}

let listening = false;

/** `/` focuses the search field, except while somebody is typing; prefers the page's own field to the header's. */
export function listenForShortcut(): void {
  if (listening) return;
  listening = true;
  document.addEventListener('keydown', (event) => {
    const writing = (event.target as Element).closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing || !shortcutIsOn())
      return;
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[type="search"]')];
    const field = fields.findLast((candidate) => candidate.checkVisibility());
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
