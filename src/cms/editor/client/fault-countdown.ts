import { faultPhrases } from '../../../i18n/faults.ts';
import { element } from './elements.ts';
import { interfaceLang, localeTag } from './session.ts';

/** Shows when a request is repeated, counts down to it, and starts it. */
export function countdown(until: number, go: () => void, signal: AbortSignal): HTMLElement {
  const line = element('p', '');
  // Screen readers should read it once, and not every second.
  line.setAttribute('aria-live', 'off');
  const time = new Intl.DateTimeFormat(localeTag(), { timeStyle: 'short' }).format(until);
  const tell = (): void => {
    if (signal.aborted) return;
    const left = until - Date.now();
    if (left <= 0) {
      go();
      return;
    }
    line.textContent = faultPhrases[interfaceLang()].waiting(time, lengthOf(left));
    setTimeout(tell, Math.min(1000, left));
  };
  tell();
  return line;
}

/** A waiting time in words: `12 seconds`, `3 minutes`. */
function lengthOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(localeTag(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
