import { z } from 'zod';
import { forge } from './forge.ts';
import { localised, localisedParagraph, line, reference } from './fields.ts';
import { labelled } from './labels.ts';
import { language } from './language.ts';
import { languageInAddress } from './language-tag.ts';
import type { Lang } from './languages.ts';
import { isOwnedBySite } from './reserved-slugs.ts';

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
  name: labelled(localised(60), 'site.name'),
  tagline: labelled(localised(120), 'site.tagline'),
  description: labelled(localisedParagraph(300), 'site.description'),
  url: labelled(siteAddress, 'site.url'),
  feedBase: labelled(z.url({ protocol: /^https?$/ }).optional(), 'site.feedBase'),
  languages: labelled(
    z
      .array(language)
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, {
        error: 'a language stands here twice',
        params: { fix: 'Name each language once.' },
      })
      .superRefine((tags, context) => {
        for (const [index, tag] of tags.entries()) {
          const step = languageInAddress(tag);
          if (!isOwnedBySite(step)) continue;
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `the address /${step}/ belongs to the site itself`,
            params: { fix: `Write a longer tag: "${tag}-001".` },
          });
        }
      }),
    'site.languages',
  ),
  feedLanguage: labelled(language.optional(), 'site.feedLanguage'),
  navigation: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(localised(30), 'site.navigation.label'),
          to: labelled(z.string().regex(/^\/(?:[^\s?#]+\/)?$/), 'site.navigation.to'),
        }),
      )
      .default([]),
    'site.navigation',
  ),
  contacts: labelled(
    z
      .strictObject({
        editorial: labelled(z.email().optional(), 'site.contacts.editorial'),
        press: labelled(z.email().optional(), 'site.contacts.press'),
        security: labelled(reportAddress.optional(), 'site.contacts.security'),
      })
      .default({}),
    'site.contacts',
  ),
  image: labelled(
    z
      .strictObject({
        src: labelled(reference('pictures'), 'site.image.src'),
        alt: labelled(localised(300), 'site.image.alt'),
      })
      .optional(),
    'site.image',
  ),
  share: labelled(z.array(z.enum(shareServices)).default([...shareServices]), 'site.share'),
  publisher: labelled(line(100).optional(), 'site.publisher'),
  repository: labelled(z.enum(['public', 'private']).optional(), 'site.repository'),
  admin: labelled(z.boolean().optional(), 'site.admin'),
  forge: labelled(forge.optional(), 'site.forge'),
});

export type Site = z.infer<typeof site>;

/** The language whose addresses carry no prefix. */
export function defaultLang(settings: Pick<Site, 'languages'>): Lang {
  return settings.languages[0] ?? 'en';
}
