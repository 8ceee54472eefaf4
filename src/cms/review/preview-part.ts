import { html } from 'hono/html';
import { languageName } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import { addressOf } from '../../publication/addresses.ts';
import { keyOfDraft } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** A page in one language: whether the site has it now, and whether it would have it. */
export interface Versions {
  lang: Lang;
  before: boolean;
  after: boolean;
}

/** The pages as visitors see them now and would see them, with a switch that needs no script. */
export function previewPart(versions: readonly Versions[], name: DraftName, reader: Reader): Html | string {
  const { collection, slug } = name;
  if (collection === 'media' || versions.length === 0) return '';
  const { words: t, content } = reader;
  const frames = versions.map(({ lang, before, after }) => {
    const address = addressOf(collection, slug, lang, content.site);
    const title = languageName(lang);
    const main = `/admin/preview/main${address}`;
    const draft = `/admin/preview/drafts/${keyOfDraft(name)}${address}`;
    return html`<div class="preview">
      ${before && after ? switchOf(lang, title, reader) : ''}
      <div class="frames">
        ${before ? frame('before', after ? t.before : title, main, title, reader) : ''}
        ${after ? frame('after', before ? t.after : title, draft, title, reader) : ''}
      </div>
    </div>`;
  });
  return html`<section class="part" aria-labelledby="preview">
    <h2 id="preview">${t.previewHead}</h2>
    ${frames}
  </section>`;
}

function switchOf(lang: Lang, title: string, { words: t }: Reader): Html {
  const choice = (value: string, label: string, isChosen: boolean) =>
    html`<label>
      <input type="radio" name="version-${lang}" value="${value}" ${isChosen ? 'checked' : ''} />
      <span>${label}</span>
    </label>`;
  return html`<fieldset class="switch">
    <legend>${t.previewSwitch} (${title})</legend>
    ${choice('before', t.before, false)} ${choice('after', t.after, true)} ${choice('both', t.both, false)}
  </fieldset>`;
}

function frame(which: string, label: string, address: string, title: string, { words: t }: Reader): Html {
  return html`<figure class="${which}">
    <figcaption><strong>${label}</strong> <a href="${address}">${t.openAlone}</a></figcaption>
    <iframe
      src="${address}"
      title="${label === title ? title : t.previewOf(label, title)}"
      loading="lazy"
    ></iframe>
  </figure>`;
}
