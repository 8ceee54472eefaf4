import { html } from 'hono/html';
import { keyOfDraft } from '../names.ts';
import type { DraftName } from '../names.ts';
import type { MediaChange, MediaUse } from './pictures.ts';
import type { Html, Reader } from './reader.ts';

/** Pictures and files, old and new side by side, each with what it says to people who do not see it. */
export function mediaPart(media: readonly MediaChange[], name: DraftName, reader: Reader): Html | string {
  if (media.length === 0) return '';
  const { words: t } = reader;
  return html`<section class="part" aria-labelledby="pictures">
    <h2 id="pictures">${t.picturesHead}</h2>
    ${media.map(
      (one) =>
        html`<article class="file" aria-label="${one.file}">
          <header>
            <h3><span class="tag ${kindOf(one)}">${t[kindOf(one)]}</span></h3>
            <code>${one.file}</code>
          </header>
          <div class="pair">
            ${figure(t.before, '/admin/media/main/', one, one.before, reader)}
            ${figure(t.after, `/admin/media/drafts/${keyOfDraft(name)}/`, one, one.after, reader)}
          </div>
        </article>`,
    )}
  </section>`;
}

function kindOf({ before, after }: MediaChange): 'adds' | 'changes' | 'removes' {
  return before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes';
}

function figure(
  label: string,
  folder: string,
  { file, isPicture, before, after }: MediaChange,
  use: MediaUse | undefined,
  { words: t, lang }: Reader,
): Html {
  if (use === undefined) {
    return html`<figure class="absent">
      <figcaption><strong>${label}</strong> <span class="label">${t.noPicture}</span></figcaption>
    </figure>`;
  }
  const address = folder + file.split('/').map(encodeURIComponent).join('/');
  const isAltNew = before !== undefined && after !== undefined && before.alt !== after.alt;
  const size = new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  }).format(Math.max(1, use.bytes / 1000));
  // The words below it say the same as its alternative text, which a reviewer has to read as well.
  return html`<figure>
    ${
      isPicture
        ? html`<a href="${address}"><img src="${address}" alt="${use.alt || file}" loading="lazy" /></a>`
        : html`<a class="download" href="${address}">${file.slice(file.lastIndexOf('/') + 1)}</a>`
    }
    <figcaption>
      <strong>${label}</strong> <span class="label">${size}</span>
      ${
        isPicture && use.alt !== undefined
          ? html`<p dir="auto">
              <span class="label">${t.alt}:</span>
              ${use.alt === '' ? html`<em>${t.noAlt}</em>` : isAltNew ? html`<mark>${use.alt}</mark>` : use.alt}
            </p>`
          : ''
      }
    </figcaption>
  </figure>`;
}
