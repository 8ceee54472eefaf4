import { html } from 'hono/html';
import { languageName } from '../../model/languages.ts';
import { compareWords } from './comparison.ts';
import type { Part, Stretch } from './comparison.ts';
import type { TextChange } from './file-change.ts';
import type { Field } from './compare-fields.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** Shorter values are shown as a whole, old and new. */
const shortValue = 40;

/** One text of a change: its fields, then its body. */
export function textPart(text: TextChange, reader: Reader): Html {
  const { words: t } = reader;
  const changed = text.fields.filter(({ before, after }) => before !== after);
  const kept = text.fields.filter(({ before, after }) => before === after);
  const lang = text.lang ?? reader.lang;
  const what = text.lang === undefined ? '' : languageName(text.lang);
  return html`<article class="file" aria-label="${text.file}">
    <header>
      <h3><span class="tag ${text.kind}">${t[text.kind]}</span> ${what}</h3>
      <code>${text.file}</code>
    </header>
    ${text.formattingOnly ? html`<p class="mark desk">${t.formattingOnly}</p>` : ''}
    ${
      changed.length === 0
        ? ''
        : html`<dl class="fields" lang="${lang}">
            ${changed.map((field) => fieldRow(field, text, reader))}
          </dl>`
    }
    ${
      kept.length === 0
        ? ''
        : html`<details class="fold">
            <summary>${t.unchangedFields(kept.length)}</summary>
            <dl class="fields">${kept.map((field) => fieldRow(field, text, reader))}</dl>
          </details>`
    }
    ${bodyPart(text, reader)}
  </article>`;
}

function fieldRow(
  { label, before, after }: Field,
  { kind, lang }: TextChange,
  { words: t, lang: own }: Reader,
): Html {
  const value = () => {
    if (before === after) return after;
    if (kind === 'adds') return after;
    if (kind === 'removes') return before;
    const isShort = before.length < shortValue || after.length < shortValue;
    if (!isShort) return parts(compareWords(before, after));
    const old =
      before === '' ? html`<span class="blank" lang="${own}">${t.blank}</span>` : html`<del>${before}</del>`;
    const now =
      after === '' ? html`<span class="blank" lang="${own}">${t.blank}</span>` : html`<ins>${after}</ins>`;
    return html`${old} <span class="arrow" aria-hidden="true">→</span> ${now}`;
  };
  return html`<div>
    <dt lang="${own}">${label}</dt>
    <dd dir="auto" lang="${lang ?? own}">${value()}</dd>
  </div>`;
}

function bodyPart({ body, kind, lang }: TextChange, reader: Reader): Html | string {
  const { words: t } = reader;
  if (body.length === 0) return '';
  const isChanged = body.some((stretch) => stretch.kind === 'changed');
  if (!isChanged) return html`<p class="label">${t.unchangedAll}</p>`;
  const whole = body.flatMap((stretch) => (stretch.kind === 'changed' ? stretch.parts : []));
  // If everything were marked, the colour would be useless.
  if (kind !== 'changes') {
    const all = paragraphs(whole.map(({ text }) => text).join(''));
    return html`<h4 class="visually-hidden">${t.textHead}</h4>
      <div class="text" lang="${lang ?? reader.lang}">${all.map(plain)}</div>`;
  }
  return html`<h4 class="visually-hidden">${t.textHead}</h4>
    <div class="text" lang="${lang ?? reader.lang}">
      ${body.map((stretch, index) => stretchPart(stretch, index > 0, index < body.length - 1, reader))}
    </div>`;
}

/** @param follows whether a change comes before, so that the first paragraph is shown; `leads` likewise for the last */
function stretchPart(stretch: Stretch, follows: boolean, leads: boolean, reader: Reader): Html | Html[] {
  if (stretch.kind === 'changed') return hunk(stretch.parts);
  const all = paragraphs(stretch.lines.join('\n'));
  const [head, tail] = [follows ? 1 : 0, leads ? 1 : 0];
  if (all.length <= head + tail + 1) return all.map(plain);
  const folded = all.slice(head, all.length - tail);
  return [
    ...all.slice(0, head).map(plain),
    html`<details class="fold" lang="${reader.lang}">
      <summary>${reader.words.unchangedText(folded.length)}</summary>
      ${folded.map(plain)}
    </details>`,
    ...all.slice(all.length - tail).map(plain),
  ];
}

/** Two versions of one file, for a conflict. */
export function wordsPart(stretches: readonly Stretch[], reader: Reader): Html {
  const last = stretches.length - 1;
  return html`<div class="text">
    ${stretches.map((one, index) => stretchPart(one, index > 0, index < last, reader))}
  </div>`;
}

function hunk(all: readonly Part[]): Html | Html[] {
  const trimmed = all.map(({ kind, text }, index) => {
    const isWhole = all.every((part) => part.kind !== 'same');
    const start = index === 0 || isWhole ? text.replace(/^\n+/, '') : text;
    return { kind, text: index === all.length - 1 || isWhole ? start.replace(/\n+$/, '') : start };
  });
  const isPlain = trimmed.every(({ kind, text }) => kind !== 'same' && /\S/.test(text));
  // Paragraphs that were added or removed as a whole are shown alone.
  return isPlain ? trimmed.map((part) => line(parts([part]))) : line(parts(trimmed));
}

function line(content: Html[]): Html {
  return html`<p class="hunk" dir="auto">${content}</p>`;
}

function plain(text: string): Html {
  return html`<p dir="auto">${text}</p>`;
}

function parts(all: readonly Part[]): Html[] {
  return all.map(({ kind, text }) => {
    if (kind === 'same') return html`${text}`;
    // A changed line break alone would not be visible.
    const shown = /\S/.test(text) ? text : text.replaceAll('\n', '↵\n');
    return kind === 'ins' ? html`<ins>${shown}</ins>` : html`<del>${shown}</del>`;
  });
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '');
}
