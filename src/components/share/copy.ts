/** Milliseconds for which a button says that it has copied; then it can say so again. */
const said = 4000;

/**
 * Makes buttons copy the text of the element that they name, as `CopyButton.astro` writes them. Without this script
 * they stay hidden.
 */
export function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const source = document.getElementById(button.dataset['copy'] ?? '');
    const status = button.parentElement?.querySelector<HTMLElement>('[role="status"]');
    if (!source || !status) continue;
    button.hidden = false;
    let pause: ReturnType<typeof setTimeout> | undefined;
    button.addEventListener('click', () => {
      void copy(source).then((isCopied) => {
        clearTimeout(pause);
        status.textContent = button.dataset[isCopied ? 'copied' : 'selected'] ?? '';
        pause = setTimeout(() => (status.textContent = ''), said);
      });
    });
  }
}

/** Copies an element's words without their markup. Where a page may not, as one without https, it selects them. */
async function copy(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.innerText.trim());
    return true;
  } catch {
    source.hidden = false;
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
