import { html } from 'hono/html';
import { loginWords } from '../../i18n/login.ts';
import { deskName } from '../../approvals/explain.ts';
import { inLanguage } from '../../model/fields.ts';
import { languageName, otherLangs } from '../../model/languages.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import type { Desk } from '../desk/desk.ts';
import { siteHome } from '../review/page-address.ts';

/** The people of the policy, each a button. */
export async function loginPage(desk: Desk, lang: InterfaceLang, to: string): Promise<string> {
  const t = loginWords[lang];
  const { content } = await desk.content();
  const people = Object.entries(content?.policy.people ?? {}).map(([id, { desks }]) => {
    const record = content?.people[id];
    const names = content
      ? desks.map(({ desk: one }) =>
          inLanguage(content.policy.desks[one]?.name ?? deskName(one, content), lang),
        )
      : [];
    return {
      id,
      name: record?.name ?? id,
      desks: [...new Set(names)].join(', '),
      isDemo: record?.demo === true,
    };
  });
  const next = encodeURIComponent(to);
  const body = html`${content && html`<p class="brand" dir="auto">${inLanguage(content.site.name, lang)}</p>`}
    <h1>${t.title}</h1>
    ${people.length === 0 ? html`<p>${t.nobody}</p>` : html`<p>${t.intro}</p>`}
    <form method="post" action="/admin/login/?to=${next}">
      <ul class="people">
        ${people
          .toSorted((a, b) => a.name.localeCompare(b.name, lang))
          .map(
            ({ id, name, desks, isDemo }) =>
              html`<li>
                <button name="person" value="${id}">
                  <span class="name" dir="auto">${name}</span>
                  <span class="desks"
                    >${[desks, ...(isDemo ? [t.demo] : [])].filter((one) => one !== '').join(' · ')}</span
                  >
                </button>
              </li>`,
          )}
      </ul>
    </form>
    <p class="ways">
      <a href="${content ? siteHome(lang, content.site) : '/'}">${t.site}</a>
      ${otherLangs(lang).map(
        (other) =>
          html`<a href="/admin/login/?lang=${other}&to=${next}" hreflang="${other}" lang="${other}"
            >${languageName(other)}</a
          >`,
      )}
    </p>`;
  return String(await page(t.title, lang, body));
}

/** A page with one message in place of the desk. */
export function obstaclePage(sentence: string): string {
  return String(
    page(
      loginWords.en.problem,
      'en',
      html`<h1>${loginWords.en.problem}</h1>
        <p role="alert">${sentence}</p>
        <p><a href="/">${loginWords.en.site}</a></p>`,
    ),
  );
}

function page(title: string, lang: InterfaceLang, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/admin/review/style.css" />
      </head>
      <body class="plain">
        <main>${body}</main>
      </body>
    </html>`;
}
