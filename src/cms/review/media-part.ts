import { html } from 'hono/html';
import { keyOfDraft } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { mediaDifference, mediaFigure } from './media-figure.ts';
import type { MediaChange } from './pictures.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** Pictures and files, old and new side by side, each with its alternative text. */
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
            ${figure(t.before, '/admin/media/main/', one, 'before', reader)}
            ${figure(t.after, `/admin/media/drafts/${keyOfDraft(name)}/`, one, 'after', reader)}
          </div>
          ${mediaDifference(one, one.before, one.after, reader)}
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
  change: MediaChange,
  which: 'before' | 'after',
  reader: Reader,
): Html {
  const { file, before, after } = change;
  const isAltNew = before !== undefined && after !== undefined && before.alt !== after.alt;
  // Only files of the media folder have an address.
  const address = file.startsWith('media/')
    ? folder + file.split('/').map(encodeURIComponent).join('/')
    : undefined;
  return mediaFigure(label, change[which] && { ...change[which], file, address, isAltNew }, reader);
}
