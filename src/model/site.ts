import { z } from 'zod';
import { forge } from './forge.ts';
import { localised, localisedParagraph, line, reference } from './fields.ts';
import { labelled } from './labels.ts';
import { language } from './language.ts';
import type { Lang } from './languages.ts';

/** Where a reader may be offered to pass a page on. Each is a plain link; nothing of theirs is loaded. */
export const shareServices = ['email', 'mastodon', 'bluesky', 'linkedin'] as const;
export type ShareService = (typeof shareServices)[number];

/** Where reports go: `security@example.org`, or a page that takes them. */
const reportAddress = line(300).refine(
  (text) => [z.email(), z.url({ protocol: /^https$/ })].some((schema) => schema.safeParse(text).success),
  {
    error: 'this is neither an e-mail address nor a web address that begins with https://',
    params: { fix: 'Write it as security@example.org, or as https://example.org/report/.' },
  },
);

/**
 * Where the site stands. The path becomes folders' names and a part of every link, so that it is written in letters that
 * no program writes otherwise; and what follows a ? or # belongs to one request, not to a site.
 */
const siteAddress = z.url({ protocol: /^https?$/ }).superRefine((address, context) => {
  if (!URL.canParse(address)) return;
  const { protocol, host, pathname, search, hash, username, password } = new URL(address);
  const isPlain = /^\/(?:[\w.~-]+\/)*(?:[\w.~-]+)?$/.test(pathname);
  if (isPlain && `${search}${hash}${username}${password}` === '') return;
  const steps = pathname.split('/').map(plainStep);
  context.addIssue({
    code: 'custom',
    message: 'this has more than a host and a plain path',
    params: { fix: `Write ${[`${protocol}//${host}`, ...steps.filter((step) => step !== '')].join('/')}` },
  });
});

function plainStep(step: string): string {
  const plain = decoded(step).normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[^\w.~-]+/g, '-').replace(/^-+|-+$/g, '');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

export const site = z.strictObject({
  name: labelled(localised(60), ['Name'], ['Nom']),
  tagline: labelled(localised(120), ['Tagline'], ['Accroche']),
  description: labelled(localisedParagraph(300), ['Description'], ['Description']),
  url: labelled(
    siteAddress,
    ['Address', 'Where the site will stand; it may have a path, as on a shared host.'],
    ['Adresse', 'Où le site sera publié\u00a0; un chemin est possible, comme sur un hébergement partagé.'],
  ),
  feedBase: labelled(
    z.url({ protocol: /^https?$/ }).optional(),
    [
      'First address',
      'For a site that moved: the address that it had when its first text was published. Ids in feeds begin with it, so that readers do not see every text as new.',
    ],
    [
      'Première adresse',
      'Pour un site qui a déménagé\u00a0: son adresse à la publication du premier texte. Les identifiants des flux commencent par elle, si bien qu’aucun texte ne réapparaît comme nouveau.',
    ],
  ),
  languages: labelled(
    z
      .array(language)
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, {
        error: 'a language stands here twice',
        params: { fix: 'Name each language once.' },
      }),
    ['Languages', 'The first has no prefix in addresses.'],
    ['Langues', 'La première n’a pas de préfixe dans les adresses.'],
  ),
  feedLanguage: labelled(
    language.optional(),
    [
      'First language once',
      'For a site whose first language changed: the one that was first when its first text was published. Ids in feeds keep to it.',
    ],
    [
      'Première langue d’origine',
      'Pour un site dont la première langue a changé\u00a0: celle qui l’était à la publication du premier texte. Les identifiants des flux s’y tiennent.',
    ],
  ),
  navigation: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(localised(30), ['Label'], ['Libellé']),
          to: labelled(z.string().regex(/^\/(?:[^\s?#]+\/)?$/), ['Address'], ['Adresse']),
        }),
      )
      .default([]),
    ['Navigation'],
    ['Navigation'],
  ),
  contacts: labelled(
    z
      .strictObject({
        editorial: labelled(z.email().optional(), ['Editorial'], ['Rédaction']),
        press: labelled(z.email().optional(), ['Press'], ['Presse']),
        security: labelled(
          reportAddress.optional(),
          [
            'Security',
            'Where to report a weakness of the site: an e-mail address, or a page. It stands in security.txt.',
          ],
          [
            'Sécurité',
            'Où signaler une faille du site\u00a0: une adresse électronique, ou une page. Elle figure dans security.txt.',
          ],
        ),
      })
      .default({}),
    ['Contacts'],
    ['Contacts'],
  ),
  image: labelled(
    z
      .strictObject({
        src: labelled(reference('pictures'), ['File'], ['Fichier']),
        alt: labelled(localised(300), ['Alternative text'], ['Texte alternatif']),
      })
      .optional(),
    ['Default social picture', 'Shown where a page has neither a picture nor a card of its own.'],
    ['Image sociale par défaut', 'Utilisée quand une page n’a ni image ni carte propre.'],
  ),
  share: labelled(
    z.array(z.enum(shareServices)).default([...shareServices]),
    ['Share links', 'What posts, answers and kits offer at their foot, in this order; [] for none.'],
    [
      'Liens de partage',
      'Ce que proposent articles, réponses et kits à leur pied, dans cet ordre\u00a0; [] pour aucun.',
    ],
  ),
  publisher: labelled(line(100).optional(), ['Publisher'], ['Éditeur']),
  repository: labelled(
    z.enum(['public', 'private']).optional(),
    ['Who can read the repository', 'In a public one a kit under embargo would be readable, and is refused.'],
    [
      'Qui peut lire le dépôt',
      'Dans un dépôt public, un kit sous embargo serait lisible\u00a0: il est refusé.',
    ],
  ),
  admin: labelled(
    z.boolean().optional(),
    [
      'Editor on the public site',
      'Puts the editor at /admin/ of the built site, for teams that work through a forge.',
    ],
    [
      'Éditeur sur le site public',
      'Place l’éditeur sous /admin/ du site construit, pour qui travaille par une forge.',
    ],
  ),
  forge: labelled(
    forge.optional(),
    ['Forge', 'Where texts are reviewed and merged. Without it they are at the desk of this machine.'],
    ['Forge', 'Où les textes sont relus et fusionnés. Sans elle, ils le sont au bureau de cette machine.'],
  ),
});

export type Site = z.infer<typeof site>;

/** The language whose addresses carry no prefix. */
export function defaultLang(settings: Pick<Site, 'languages'>): Lang {
  return settings.languages[0] ?? 'en';
}
