/** Where a reader's wish to be without the shortcut is kept. */
export const shortcutSetting = 'colophon-search-key';

/** Whether `/` goes to the search field. A shortcut of one character must have an off switch (WCAG 2.1.4). */
export function shortcutIsOn(): boolean {
  try {
    return localStorage.getItem(shortcutSetting) !== 'off';
  } catch {
    // Storage may be forbidden; then nobody could have switched it off.
    return true;
  }
}

let listening = false;

/** `/` goes to the search field, unless somebody is writing; to the page's own rather than to the header's. */
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
