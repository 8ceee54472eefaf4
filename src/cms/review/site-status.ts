import { html } from 'hono/html';
import type { InterfaceLang } from '../../model/languages.ts';
import type { BuildStatus } from '../desk/site-builder.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';
import type { SiteStatus } from '../desk/site-status.ts';

interface StatusWords {
  building: string;
  idle: string;
  failed: string;
  output: string;
  leftAlone: (count: number) => string;
  leftAloneHint: string;
}

const words: Record<InterfaceLang, StatusWords> = {
  en: {
    building: 'The site is being built…',
    idle: 'The site is up to date.',
    failed: 'The site could not be built. Visitors see it as it was before.',
    output: 'What the build said',
    leftAlone: (count) =>
      count === 1
        ? '1 file on this machine’s disk was left as it is'
        : `${String(count)} files on this machine’s disk were left as they are`,
    leftAloneHint:
      'They hold changes that nobody has committed. What was published is safe in git; commit or undo these changes to have it on the disk too.',
  },
  fr: {
    building: 'Le site se construit…',
    idle: 'Le site est à jour.',
    failed: 'Le site n’a pas pu être construit. Les visiteurs le voient tel qu’il était.',
    output: 'Ce que la construction a dit',
    leftAlone: (count) =>
      count === 1
        ? '1 fichier du disque de cette machine est resté tel quel'
        : `${String(count)} fichiers du disque de cette machine sont restés tels quels`,
    leftAloneHint:
      'Ils contiennent des modifications que personne n’a validées dans git. Ce qui est publié y est en sûreté\u00a0; validez ou annulez ces modifications pour l’avoir aussi sur le disque.',
  },
};

/** The bar below the head of each page. The script reloads it again and again, so it can be rendered alone. */
export function siteStatusPart(status: SiteStatus | undefined, reader: Reader): Html {
  const { build, leftAlone = [], remote } = status ?? {};
  const t = words[reader.lang];
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
