import { html } from 'hono/html';
import type { Problem } from '../../model/problem.ts';
import type { Change } from './change.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** The problems that the checks found in a change; their sentences are English. */
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
