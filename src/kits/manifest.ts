import { z } from 'zod';
import { assetKinds, assetThemes } from '../model/asset.ts';
import { languageIds } from '../model/languages.ts';
import { permissionStates } from '../model/permissions.ts';
import { considerations } from '../model/post.ts';
import { downloadSets, fileRoles } from './prepared-kit.ts';

/** To be raised when a change would break programs that read kit.json. */
export const manifestFormat = 'colophon-kit/1';

const url = z.url().meta({ description: 'A whole address.' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const bytes = z.int().min(0);
const pixels = z.int().min(1);
const text = z.string();
const state = z.enum(permissionStates).optional();

const file = z.strictObject({
  name: text,
  path: text.meta({ description: 'In the folder of the ZIP.' }),
  url,
  role: z.enum(fileRoles).meta({ description: '`original` is the file as it was made.' }),
  type: text.meta({ description: 'Media type.' }),
  bytes,
  sha256,
  width: pixels.optional(),
  height: pixels.optional(),
});

const asset = z.strictObject({
  source: z
    .strictObject({ file: text, sha256, bytes })
    .meta({ description: 'What the files were made from. A source of another digest is another asset.' }),
  url: url.meta({ description: 'The permanent page of the asset.' }),
  kind: z.enum(assetKinds),
  alt: text,
  caption: text.optional(),
  credit: text.meta({ description: 'Who made it, as they want to be named.' }),
  creditLine: text.meta({ description: 'To be printed beside it.' }),
  licence: z.strictObject({
    id: text.optional().meta({ description: 'Of SPDX; absent for terms of the house.' }),
    name: text,
    url: url.optional(),
  }),
  uses: text.optional().meta({ description: 'Allowed uses, where the licence does not say all.' }),
  expires: day.optional().meta({ description: 'From this day on it may not be used.' }),
  retouched: z.boolean().meta({ description: 'A body or a face was changed.' }),
  generated: z.boolean().meta({ description: 'Made by a program.' }),
  theme: z.enum(assetThemes).optional().meta({ description: 'The ground that a logo is made for.' }),
  files: z.array(file),
});

const download = z.strictObject({
  set: z.enum(downloadSets),
  name: text,
  url,
  bytes,
  sha256,
  files: z.array(text).meta({ description: 'Paths in the ZIP.' }),
});

/**
 * kit.json: one version of a kit in machine-readable form. The code that writes it takes its type from here; readers
 * get it as a JSON Schema.
 */
export const kitManifest = z.strictObject({
  $schema: url,
  format: z.literal(manifestFormat),
  slug: text,
  lang: z.enum(languageIds),
  version: text,
  date: day.optional().meta({ description: 'Of this version.' }),
  title: text,
  summary: text,
  from: z.strictObject({ name: text, url }).meta({ description: 'The site that hands it out.' }),
  url: url.meta({ description: 'The page of the kit.' }),
  entry: sha256.meta({ description: 'Digest of the text that was approved.' }),
  consideration: z.strictObject({
    kind: z.enum(considerations),
    what: text.optional(),
    brand: z.strictObject({ name: text, url: url.optional() }),
  }),
  permissions: z
    .strictObject({
      date: day,
      url,
      print: state,
      web: state,
      video: state,
      monetisedVideo: state,
      merchandise: state,
      aiTraining: state,
      note: text.optional(),
    })
    .optional(),
  boilerplates: z.strictObject({ short: text.optional(), medium: text.optional(), long: text.optional() }),
  facts: z.array(z.strictObject({ label: text, value: text })),
  features: z.array(text),
  quotes: z.array(z.strictObject({ text, person: text, role: text.optional() })),
  people: z.array(z.strictObject({ name: text, role: text, about: text.optional() })),
  links: z.array(z.strictObject({ label: text, url })),
  videos: z.array(z.strictObject({ title: text, url })),
  contact: z
    .strictObject({
      name: text.optional(),
      role: text.optional(),
      email: text.optional(),
      phone: text.optional(),
      hours: text.optional(),
    })
    .optional(),
  logoRules: z
    .strictObject({
      do: z.array(text),
      dont: z.array(text),
      clearSpace: text.optional(),
      minimumSize: text.optional(),
    })
    .optional(),
  changelog: z.array(z.strictObject({ version: text, date: day, changes: text })),
  assets: z.array(asset),
  withdrawn: z
    .array(z.strictObject({ sha256, date: day, reason: text }))
    .meta({ description: 'What was in the kit and may not be used any more.' }),
  downloads: z
    .array(download)
    .optional()
    .meta({ description: 'Absent within a ZIP, which cannot hold its own digest.' }),
});

export type KitManifest = z.infer<typeof kitManifest>;
