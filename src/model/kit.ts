import { z } from 'zod';
import { asset, withdrawnAsset } from './asset.ts';
import { day, moment } from './dates.ts';
import { atMostWords, entryFields, image, line, paragraph, reference, relatedFields } from './fields.ts';
import { feedFields } from './feed-id.ts';
import { labelled } from './labels.ts';
import { permissions } from './permissions.ts';
import { considerations } from './post.ts';

/** The lengths in which a kit tells what it is about, in words. */
export const boilerplateWords = { short: 30, medium: 80, long: 200 } as const;
export type BoilerplateLength = keyof typeof boilerplateWords;

const webAddress = z.url({ protocol: /^https?$/ });

/** A version is written in quotes, since YAML takes 1.10 for the number 1.1. */
const version = z.string().refine((text) => /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(text), {
  error: 'this is not a version',
  params: { fix: 'Write numbers and points in quotes: "1.0", then "1.1" or "2.0".' },
});

const boilerplate = (length: BoilerplateLength) => atMostWords(boilerplateWords[length], 2400).optional();

export const kit = z.strictObject({
  title: labelled(line(110), 'kit.title'),
  summary: labelled(line(200), 'kit.summary'),
  version: labelled(version, 'kit.version'),
  changelog: labelled(
    z
      .array(
        z.strictObject({
          version: labelled(version, 'kit.changelog.version'),
          date: labelled(day, 'kit.changelog.date'),
          changes: labelled(paragraph(600), 'kit.changelog.changes'),
        }),
      )
      .default([]),
    'kit.changelog',
  ),
  boilerplates: labelled(
    z
      .strictObject({
        short: labelled(boilerplate('short'), 'kit.boilerplates.short'),
        medium: labelled(boilerplate('medium'), 'kit.boilerplates.medium'),
        long: labelled(boilerplate('long'), 'kit.boilerplates.long'),
      })
      .default({}),
    'kit.boilerplates',
  ),
  consideration: labelled(
    z.strictObject({
      kind: labelled(z.enum(considerations), 'kit.consideration.kind'),
      what: labelled(line(200).optional(), 'kit.consideration.what'),
      partner: labelled(reference('partners').optional(), 'kit.consideration.partner'),
    }),
    'kit.consideration',
  ),
  facts: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(line(60), 'kit.facts.label'),
          value: labelled(line(300), 'kit.facts.value'),
        }),
      )
      .default([]),
    'kit.facts',
  ),
  features: labelled(z.array(line(300)).default([]), 'kit.features'),
  quotes: labelled(
    z
      .array(
        z.strictObject({
          text: labelled(paragraph(1000), 'kit.quotes.text'),
          person: labelled(line(100), 'kit.quotes.person'),
          role: labelled(line(120).optional(), 'kit.quotes.role'),
        }),
      )
      .default([]),
    'kit.quotes',
  ),
  people: labelled(
    z
      .array(
        z.strictObject({
          name: labelled(line(100), 'kit.people.name'),
          role: labelled(line(120), 'kit.people.role'),
          about: labelled(paragraph(600).optional(), 'kit.people.about'),
        }),
      )
      .default([]),
    'kit.people',
  ),
  contact: labelled(
    z
      .strictObject({
        name: labelled(line(100).optional(), 'kit.contact.name'),
        role: labelled(line(120).optional(), 'kit.contact.role'),
        email: labelled(z.email().optional(), 'kit.contact.email'),
        phone: labelled(line(40).optional(), 'kit.contact.phone'),
        hours: labelled(line(120).optional(), 'kit.contact.hours'),
      })
      .optional(),
    'kit.contact',
  ),
  links: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(line(100), 'kit.links.label'),
          url: labelled(webAddress, 'kit.links.url'),
        }),
      )
      .default([]),
    'kit.links',
  ),
  videos: labelled(
    z
      .array(
        z.strictObject({
          title: labelled(line(110), 'kit.videos.title'),
          url: labelled(webAddress, 'kit.videos.url'),
        }),
      )
      .default([]),
    'kit.videos',
  ),
  assets: labelled(z.array(asset).default([]), 'kit.assets'),
  withdrawn: labelled(z.array(withdrawnAsset).optional(), 'kit.withdrawn'),
  logoRules: labelled(
    z
      .strictObject({
        do: labelled(z.array(line(200)).default([]), 'kit.logoRules.do'),
        dont: labelled(z.array(line(200)).default([]), 'kit.logoRules.dont'),
        clearSpace: labelled(line(200).optional(), 'kit.logoRules.clearSpace'),
        minimumSize: labelled(line(200).optional(), 'kit.logoRules.minimumSize'),
      })
      .optional(),
    'kit.logoRules',
  ),
  permissions: labelled(permissions.optional(), 'kit.permissions'),
  embargo: labelled(moment.optional(), 'kit.embargo'),
  authors: labelled(z.array(reference('people')).default([]), 'kit.authors'),
  topics: labelled(z.array(reference('topics')).default([]), 'kit.topics'),
  image: labelled(image().optional(), 'kit.image'),
  ...relatedFields,
  ...entryFields,
  ...feedFields,
});

export type Kit = z.infer<typeof kit>;
