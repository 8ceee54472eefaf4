/**
 * Arrow keys: down from the field to the first result, up and down between titles, up from the first title to the
 * field. Only an addition: everything can be reached with Tab, in page order.
 */
export function arrowKeys(field: HTMLElement, list: HTMLElement): void {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [field, ...list.querySelectorAll<HTMLElement>('h3 a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = at < 0 ? undefined : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  field.addEventListener('keydown', move);
  list.addEventListener('keydown', move);
}
