import { diffLines, diffWordsWithSpace } from 'diff';

/** A part of a text that stayed, was added or was removed. */
export interface Part {
  kind: 'same' | 'ins' | 'del';
  text: string;
}

/** A run of lines that are equal in both texts, or one that differs, compared word by word. */
export type Stretch = { kind: 'same'; lines: string[] } | { kind: 'changed'; parts: Part[] };

/** Milliseconds for comparing the words of one part; after that it is shown as a whole, old and new. */
const patience = 400;

/**
 * Compares two texts: first the lines, so that a moved paragraph is one removed and one added and long texts stay
 * quick, then the words of the lines that differ.
 */
export function compareTexts(before: string, after: string): Stretch[] {
  const [old, now] = [unix(before), unix(after)];
  const lines = diffLines(old, now, { timeout: 4 * patience }) ?? wholly(old, now);
  const found: Stretch[] = [];
  let del = '';
  let ins = '';
  const flush = () => {
    if (del !== '' || ins !== '') found.push({ kind: 'changed', parts: compareWords(del, ins) });
    del = ins = '';
  };
  for (const { value, added, removed } of lines) {
    if (added) ins += value;
    else if (removed) del += value;
    else if (value.trim() === '' && (del !== '' || ins !== '')) {
      // An empty line between two changed paragraphs keeps them together.
      del += value;
      ins += value;
    } else {
      flush();
      found.push({ kind: 'same', lines: value.replace(/\n$/, '').split('\n') });
    }
  }
  flush();
  return found;
}

/** Word by word; if hardly a word stayed, the old and the new text as a whole, because many small parts are unreadable. */
export function compareWords(before: string, after: string): Part[] {
  const whole: Part[] = [
    { kind: 'del', text: before },
    { kind: 'ins', text: after },
  ];
  const filled = whole.filter(({ text }) => text !== '');
  if (filled.length < 2) return filled;
  const words = diffWordsWithSpace(before, after, { timeout: patience });
  if (words === undefined) return whole;
  const parts = words.map<Part>(({ value, added, removed }) => ({
    kind: added ? 'ins' : removed ? 'del' : 'same',
    text: value,
  }));
  const kept = parts.filter(({ kind, text }) => kind === 'same' && /\S/.test(text));
  const length = kept.reduce((sum, { text }) => sum + text.length, 0);
  const isPatchwork =
    length < 0.3 * Math.max(before.length, after.length) && before.length + after.length > 80;
  return isPatchwork ? whole : parts;
}

/** Whether two texts have the same words and differ only in white space. */
export function sameWords(before: string, after: string): boolean {
  return before.replace(/\s+/g, ' ').trim() === after.replace(/\s+/g, ' ').trim();
}

function wholly(before: string, after: string) {
  return [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
}

function unix(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
