import { html } from 'hono/html';
import { languageName, otherLangs } from '../../model/languages.ts';
import { siteHome } from './page-address.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';
import { siteStatusPart } from './site-status.ts';

/** A message at the top of a page: that something worked, or why it did not. */
export interface Notice {
  kind: 'done' | 'refused';
  text: Html | string;
  /** The desk's own sentences are English. */
  lang?: 'en';
}

/** The frame of all pages: the current place, the person, and the navigation. */
export function layout(
  reader: Reader,
  page: { title: string; body: Html; notice?: Notice | undefined; path: string; feed?: string | undefined },
): Html {
  const { words: t, lang, content, person } = reader;
  const home = siteHome(lang, content.site);
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} – ${reader.siteName}</title>
        <link rel="stylesheet" href="${base}/style.css" />
        ${
          page.feed === undefined
            ? ''
            : html`<link rel="alternate" type="application/atom+xml" href="${page.feed}" />`
        }
        <script type="module" src="${base}/script.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">${t.skip}</a>
        <header class="top">
          <div class="wrap">
            <a class="brand" href="${base}/"><span dir="auto">${reader.siteName}</span> <b>${t.review}</b></a>
            <nav aria-label="${t.sections}">
              <a href="/admin/">${t.write}</a>
              <a href="${home}">${t.site}</a>
              ${otherLangs(lang).map(
                (other) =>
                  html`<a href="${page.path}?lang=${other}" hreflang="${other}" lang="${other}"
                    >${languageName(other)}</a
                  >`,
              )}
              <form method="post" action="/admin/logout">
                <button class="quiet" title="${t.you(person.name)}">
                  <span class="who" dir="auto">${person.name}</span> ${t.logOut}
                </button>
              </form>
            </nav>
          </div>
        </header>
        <div class="wrap">
          <div id="site-status" role="status">${siteStatusPart(reader.siteStatus, reader)}</div>
        </div>
        <main id="content" class="wrap">${page.notice && noticeBox(page.notice, reader)} ${page.body}</main>
        ${keysDialog(reader)}
      </body>
    </html>`;
}

function noticeBox({ kind, text, lang }: Notice, { words: t, lang: own }: Reader): Html {
  if (kind === 'done') return html`<p class="notice done" role="status">${text}</p>`;
  // Focus moves here after a form was sent.
  return html`<div class="notice refused" role="alert" tabindex="-1" autofocus>
    <p><strong>${t.refused}.</strong></p>
    <p lang="${lang ?? own}" dir="auto">${text}</p>
  </div>`;
}

function keysDialog({ words: t }: Reader): Html {
  const keys = Object.entries(t.keyList).map(
    ([key, does]) =>
      html`<div>
        <dt><kbd>${key}</kbd></dt>
        <dd>${does}</dd>
      </div>`,
  );
  return html`<footer class="wrap foot">
      <button class="quiet" type="button" id="show-keys" hidden>${t.keys} <kbd>?</kbd></button>
    </footer>
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">${t.keys}</h2>
      <dl>${keys}</dl>
      <form method="dialog"><button>${t.close}</button></form>
    </dialog>`;
}
