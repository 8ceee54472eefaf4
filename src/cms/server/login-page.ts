import { html } from 'hono/html';
import { deskName } from '../../approvals/explain.ts';
import { inLanguage } from '../../model/fields.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import type { Desk } from '../desk/desk.ts';
import { siteHome } from '../review/page-address.ts';

const words = {
  en: {
    title: 'Who is at the desk?',
    intro:
      'On this machine nobody asks for a password: choose yourself, since your name goes into what you save and decide.',
    nobody: 'policy.yaml names nobody yet. Add people with their desks to it, and they can log in here.',
    demo: 'demo',
    site: 'To the site',
    otherLanguage: 'Français',
    problem: 'The desk cannot work here',
  },
  fr: {
    title: 'Qui est au pupitre\u00a0?',
    intro:
      'Sur cette machine, aucun mot de passe\u00a0: choisissez votre nom, il accompagne ce que vous enregistrez et décidez.',
    nobody:
      'policy.yaml ne nomme encore personne. Ajoutez-y des personnes et leurs services pour vous connecter ici.',
    demo: 'démo',
    site: 'Vers le site',
    otherLanguage: 'English',
    problem: 'Le pupitre ne peut pas travailler ici',
  },
} as const;

/** The people of the policy, each a button. */
export async function loginPage(desk: Desk, lang: InterfaceLang, to: string): Promise<string> {
  const t = words[lang];
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
  const other = lang === 'en' ? 'fr' : 'en';
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
      <a href="/admin/login/?lang=${other}&to=${next}" hreflang="${other}" lang="${other}"
        >${t.otherLanguage}</a
      >
    </p>`;
  return String(await page(t.title, lang, body));
}

/** A page with one message in place of the desk. */
export function obstaclePage(sentence: string): string {
  return String(
    page(
      words.en.problem,
      'en',
      html`<h1>${words.en.problem}</h1>
        <p role="alert">${sentence}</p>
        <p><a href="/">${words.en.site}</a></p>`,
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
