import { html } from 'hono/html';
import type { StatusWords } from '../../i18n/en/site-status.ts';
import { statusWords } from '../../i18n/site-status.ts';
import type { BuildStatus } from '../desk/site-builder.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';
import type { SiteStatus } from '../desk/site-status.ts';

/** The bar below the head of each page. The script reloads it again and again, so it can be rendered alone. */
export function siteStatusPart(status: SiteStatus | undefined, reader: Reader): Html {
  const { build, leftAlone = [], remote } = status ?? {};
  const t = statusWords[reader.lang];
  return html`${build === undefined ? '' : buildPart(build, t)}
  ${
    leftAlone.length === 0
      ? ''
      : html`<details>
          <summary>${t.leftAlone(leftAlone.length)}</summary>
          <p>${t.leftAloneHint}</p>
          <ul>
            ${leftAlone.map((file) => html`<li><code>${file}</code></li>`)}
          </ul>
        </details>`
  }
  ${remote === undefined || remote.message === '' ? '' : html`<p class="stale" lang="en">${remote.message}</p>`}`;
}

function buildPart({ state, since, output }: BuildStatus, t: StatusWords): Html {
  if (state !== 'failed') return html`<p data-state="${state}" data-since="${since}">${t[state]}</p>`;
  // Open by default: these errors stop everybody's changes from being published.
  return html`<p data-state="failed" class="refused">${t.failed}</p>
    <details open>
      <summary>${t.output}</summary>
      <pre tabindex="0" lang="en">${output}</pre>
    </details>`;
}
