import { html } from 'hono/html';
import { isPicture } from '../../model/media-types.ts';
import type { MediaUse } from './pictures.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** A version of a binary file, as a page shows it. */
export interface ShownMedia extends MediaUse {
  /** Path inside the content folder. */
  file: string;
  /** Its address at the desk. */
  address: string | undefined;
  /** Whether its alternative text differs from that of the other version. */
  isAltNew?: boolean;
}

/** One version: the picture if it can be shown, and the file's name, size and digest. */
export function mediaFigure(label: string, shown: ShownMedia | undefined, reader: Reader): Html {
  const { words: t } = reader;
  if (shown === undefined) {
    return html`<figure class="absent">
      <figcaption><strong>${label}</strong> <span class="label">${t.noPicture}</span></figcaption>
    </figure>`;
  }
  const { file, address, alt, bytes, digest, size, isAltNew = false } = shown;
  const name = file.slice(file.lastIndexOf('/') + 1);
  const facts = [...(size === undefined ? [] : [pixels(size, reader)]), kilobytes(bytes, reader)];
  const words = alt === undefined || alt === '' ? `${label}: ${name}` : alt;
  const isDamaged = size === undefined && isPicture(`/${file}`);
  // The text below repeats the alternative text, which a reviewer must read as well.
  return html`<figure>
    ${address !== undefined && size !== undefined ? pictureLink(address, words, size) : ''}
    ${isDamaged ? html`<p class="mark stale">${t.damaged}</p>` : ''}
    ${
      address !== undefined && size === undefined
        ? html`<a class="download" href="${address}" download="${name}">${name}</a>`
        : ''
    }
    <figcaption>
      <strong>${label}</strong> <span class="label">${facts.join(', ')}</span>
      <span class="label digest">SHA-256 <code title="${digest}">${digest.slice(0, 12)}</code></span>
      ${
        size !== undefined && alt !== undefined
          ? html`<p dir="auto">
              <span class="label">${t.alt}:</span>
              ${alt === '' ? html`<em>${t.noAlt}</em>` : isAltNew ? html`<mark>${alt}</mark>` : alt}
            </p>`
          : ''
      }
    </figcaption>
  </figure>`;
}

function pictureLink(
  address: string,
  words: string,
  { width, height }: { width: number; height: number },
): Html {
  const room = html`width="${width}" height="${height}"`;
  return html`<a href="${address}"><img src="${address}" alt="${words}" ${room} loading="lazy" /></a>`;
}

/** The difference between two versions, in a sentence; nothing if one is missing or they have the same bytes. */
export function mediaDifference(
  { file }: { file: string },
  before: Pick<MediaUse, 'digest' | 'bytes' | 'size'> | undefined,
  after: Pick<MediaUse, 'digest' | 'bytes' | 'size'> | undefined,
  reader: Reader,
): Html | string {
  const { words: t } = reader;
  if (before === undefined || after === undefined || before.digest === after.digest) return '';
  const [old, now] = [before.size, after.size];
  if (old === undefined || now === undefined || !isPicture(`/${file}`))
    return html`<p class="hint">${t.differsInBytes}</p>`;
  const isSameSize = old.width === now.width && old.height === now.height;
  return html`<p class="hint">
    ${isSameSize ? t.sameSize(pixels(now, reader)) : t.differsInSize(pixels(old, reader), pixels(now, reader))}
  </p>`;
}

function pixels({ width, height }: { width: number; height: number }, { lang }: Reader): string {
  const number = new Intl.NumberFormat(lang);
  return `${number.format(width)} × ${number.format(height)} px`;
}

function kilobytes(bytes: number, { lang }: Reader): string {
  const unit = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(lang, unit).format(Math.max(1, bytes / 1000));
}
