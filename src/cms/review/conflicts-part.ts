import { html } from 'hono/html';
import type { Conflict, MediaVersion } from '../desk/refusals.ts';
import { compareTexts } from './comparison.ts';
import { wordsPart } from './difference-part.ts';
import { mediaDifference, mediaFigure } from './media-figure.ts';
import type { ShownMedia } from './media-figure.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** Conflicts between main and the draft: both versions of each file, and a choice between them. */
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
        (one) =>
          html`<fieldset class="file">
            <legend><code>${one.path}</code></legend>
            ${one.media === undefined ? textVersions(one, reader) : mediaVersions(one.path, one.media, reader)}
            ${choice(one.path, 'draft', t.keepYours)} ${choice(one.path, 'site', t.keepTheirs)}
            ${one.media?.yours && one.media.theirs && one.path.startsWith('media/') ? choice(one.path, 'both', t.keepBoth) : ''}
          </fieldset>`,
      )}
      <p><button>${t.bringTogether}</button></p>
    </form>
  </section>`;
}

function choice(path: string, side: 'draft' | 'site' | 'both', label: string): Html {
  return html`<label class="choice">
    <input type="radio" name="keep ${path}" value="${side}" required /> ${label}
  </label>`;
}

function textVersions({ yours, theirs }: Conflict, reader: Reader): Html {
  const { words: t } = reader;
  return html`${yours !== null && theirs !== null ? wordsPart(compareTexts(theirs, yours), reader) : ''}
  ${wholeText(t.theirs, theirs, reader)} ${wholeText(t.yours, yours, reader)}`;
}

function wholeText(label: string, text: string | null, { words: t }: Reader): Html {
  return html`<details class="fold">
    <summary>${t.whole(label)}</summary>
    <pre dir="auto" tabindex="0">${text ?? t.noFile}</pre>
  </details>`;
}

function mediaVersions(
  file: string,
  { yours, theirs }: NonNullable<Conflict['media']>,
  reader: Reader,
): Html {
  const { words: t } = reader;
  const [site, draft] = [shownOf(file, theirs), shownOf(file, yours)];
  return html`<div class="pair">
      ${mediaFigure(t.theirs, site, reader)} ${mediaFigure(t.yours, draft, reader)}
    </div>
    ${mediaDifference({ file }, site, draft, reader)}`;
}

function shownOf(file: string, version: MediaVersion | null): ShownMedia | undefined {
  if (version === null) return undefined;
  const { digest, bytes, width, height, address } = version;
  const size = width === undefined || height === undefined ? undefined : { width, height };
  return { file, digest, bytes, size, address, alt: undefined };
}
