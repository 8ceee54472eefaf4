import { html } from 'hono/html';
import type { Problem } from '../../model/problem.ts';
import type { Conflict } from '../refusals.ts';
import type { Change } from './change.ts';
import { compareTexts } from './comparison.ts';
import { wordsPart } from './difference-part.ts';
import type { Html, Reader } from './reader.ts';

/** What the checks say of a change, in words; they speak English. */
export function checksPart({ content, obstacles }: Change, reader: Reader): Html {
  const { words: t } = reader;
  const { errors, warnings } = content.overlay;
  const isFine = errors.length + warnings.length + obstacles.length === 0;
  return html`<section class="checks" aria-labelledby="checks">
    <h2 id="checks">${t.checksHead}</h2>
    ${isFine ? html`<p>${t.checksFine}</p>` : ''}
    ${
      errors.length + obstacles.length === 0
        ? ''
        : html`<h3 class="stale">${t.errorsHead}</h3>
            <ul lang="en">
              ${errors.map(problemItem)} ${obstacles.map((text) => html`<li>${text}</li>`)}
            </ul>`
    }
    ${
      warnings.length === 0
        ? ''
        : html`<h3>${t.warningsHead}</h3>
            <ul lang="en">
              ${warnings.map(problemItem)}
            </ul>`
    }
  </section>`;
}

function problemItem({ file, line, message, fix }: Problem): Html {
  return html`<li>
    ${message.charAt(0).toUpperCase()}${message.slice(1)}. ${fix} <code>${file}:${line}</code>
  </li>`;
}

/** Where main and the draft went different ways: both texts, and what differs. */
export function conflictsPart(
  conflicts: readonly Conflict[],
  address: string,
  reader: Reader,
): Html | string {
  if (conflicts.length === 0) return '';
  const { words: t } = reader;
  return html`<section class="part conflicts" aria-labelledby="conflicts">
    <h2 id="conflicts">${t.conflictHead}</h2>
    <p>${t.conflictIntro}</p>
    <form method="post" action="${address}update">
      ${conflicts.map(
        ({ path, yours, theirs }) =>
          html`<fieldset class="file">
            <legend><code>${path}</code></legend>
            ${yours !== null && theirs !== null ? wordsPart(compareTexts(theirs, yours), reader) : ''}
            ${version(t.theirs, theirs, reader)} ${version(t.yours, yours, reader)}
            ${choice(path, 'draft', t.keepYours)} ${choice(path, 'site', t.keepTheirs)}
          </fieldset>`,
      )}
      <p><button>${t.bringTogether}</button></p>
    </form>
  </section>`;
}

function choice(path: string, side: 'draft' | 'site', label: string): Html {
  return html`<label class="choice">
    <input type="radio" name="keep ${path}" value="${side}" required /> ${label}
  </label>`;
}

function version(label: string, text: string | null, { words: t }: Reader): Html {
  return html`<details class="fold">
    <summary>${t.whole(label)}</summary>
    <pre dir="auto" tabindex="0">${text ?? t.noFile}</pre>
  </details>`;
}
