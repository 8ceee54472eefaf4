/** Shows the buttons that hand the page to an app of the device, where the browser can do that. */
export function startSendButtons(): void {
  // Not every browser that has it can say so to TypeScript: some have no such function.
  if (!('share' in navigator)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-send]')) {
    const page = { title: button.dataset['title'] ?? '', url: button.dataset['send'] ?? '' };
    button.hidden = false;
    // Whoever closes the dialog rejects it: that is no fault.
    button.addEventListener('click', () => void navigator.share(page).catch(() => undefined));
  }
}
