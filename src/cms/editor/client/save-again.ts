/** Clicks the save button, so that the newest text is checked and saved. */
export function saveAgain(): void {
  document.querySelector<HTMLButtonElement>('#nc-root [class*="-SaveButton"]')?.click();
}
