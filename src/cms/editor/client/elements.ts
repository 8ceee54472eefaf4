/** An element that contains only a text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

export function button(text: string, onClick?: () => void): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'button';
  if (onClick !== undefined) made.addEventListener('click', onClick);
  return made;
}

/** Text that scrolls, so it must be reachable by keyboard. */
export function scrolling(text: string, label: string): HTMLPreElement {
  const pre = element('pre', text);
  pre.tabIndex = 0;
  pre.setAttribute('aria-label', label);
  return pre;
}
