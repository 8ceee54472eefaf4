import { z } from 'zod';
import { day } from './dates.ts';
import { line, reference } from './fields.ts';
import { labelled } from './labels.ts';

/** What a file of a kit is: it decides in which sizes the file is offered, and in which ZIP it lies. */
export const assetKinds = ['logo', 'photo', 'screenshot', 'diagram', 'document', 'video'] as const;
export type AssetKind = (typeof assetKinds)[number];

/** The ground that a logo is made for. */
export const assetThemes = ['light', 'dark', 'mono'] as const;
export type AssetTheme = (typeof assetThemes)[number];

/** A file of a press kit, with all that somebody must know who uses it. */
export const asset = z.strictObject({
  file: labelled(reference('media'), 'asset.file'),
  kind: labelled(z.enum(assetKinds), 'asset.kind'),
  alt: labelled(line(300), 'asset.alt'),
  caption: labelled(line(400).optional(), 'asset.caption'),
  credit: labelled(line(120), 'asset.credit'),
  licence: labelled(line(100), 'asset.licence'),
  terms: labelled(z.url({ protocol: /^https?$/ }).optional(), 'asset.terms'),
  uses: labelled(line(200).optional(), 'asset.uses'),
  expires: labelled(day.optional(), 'asset.expires'),
  retouched: labelled(z.boolean().optional(), 'asset.retouched'),
  generated: labelled(z.boolean().optional(), 'asset.generated'),
  theme: labelled(z.enum(assetThemes).optional(), 'asset.theme'),
});

export type Asset = z.infer<typeof asset>;

/** A file that was in the kit, and whose right was taken back. Its address says so for good. */
export const withdrawnAsset = z.strictObject({
  digest: labelled(
    z.string().refine((text) => /^[0-9a-f]{64}$/.test(text), {
      error: 'this is not a SHA-256 digest',
      params: { fix: 'Copy the 64 digits from the page of the file.' },
    }),
    'withdrawn.digest',
  ),
  date: labelled(day, 'withdrawn.date'),
  reason: labelled(line(300), 'withdrawn.reason'),
});
