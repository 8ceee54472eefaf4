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
  file: labelled(reference('media'), ['File'], ['Fichier']),
  kind: labelled(
    z.enum(assetKinds),
    ['Kind', 'Photos are offered for print and for the web, logos as a drawing and in three widths.'],
    [
      'Nature',
      'Les photos sont offertes pour l’impression et le web, les logos en dessin et en trois largeurs.',
    ],
  ),
  alt: labelled(
    line(300),
    ['Alternative text', 'What it shows, for people who do not see it.'],
    ['Texte alternatif', 'Ce que cela montre, pour les personnes qui ne le voient pas.'],
  ),
  caption: labelled(
    line(400).optional(),
    ['Caption', 'What a newspaper may print beneath it.'],
    ['Légende', 'Ce qu’un journal peut imprimer au-dessous.'],
  ),
  credit: labelled(
    line(120),
    ['Credit', 'Who made it, as they want to be named.'],
    ['Crédit', 'L’auteur, tel qu’il veut être nommé.'],
  ),
  licence: labelled(
    line(100),
    ['Licence', 'An SPDX name such as CC-BY-4.0, or the name of your own terms, with their address below.'],
    [
      'Licence',
      'Un nom SPDX tel que CC-BY-4.0, ou le nom de vos propres conditions, avec leur adresse ci-dessous.',
    ],
  ),
  terms: labelled(
    z.url({ protocol: /^https?$/ }).optional(),
    ['Address of the terms', 'Needed where the licence is none of SPDX.'],
    ['Adresse des conditions', 'Nécessaire quand la licence n’est pas au catalogue SPDX.'],
  ),
  uses: labelled(
    line(200).optional(),
    ['Allowed uses', 'In words, where the licence is not all: press articles on the event only.'],
    [
      'Usages permis',
      'En toutes lettres, si la licence ne dit pas tout\u00a0: articles sur l’événement seulement.',
    ],
  ),
  expires: labelled(
    day.optional(),
    ['Right ends on', 'From this day on, neither the page nor the ZIP has the file.'],
    ['Fin du droit', 'À partir de ce jour, ni la page ni le ZIP n’ont le fichier.'],
  ),
  retouched: labelled(
    z.boolean().optional(),
    ['Retouched', 'The law of France wants it said where a body or a face was changed.'],
    ['Retouchée', 'La loi française veut qu’on le dise quand une silhouette ou un visage a été modifié.'],
  ),
  generated: labelled(
    z.boolean().optional(),
    ['Made by a program', 'A picture that no camera took and no hand drew.'],
    ['Produite par un programme', 'Une image qu’aucun appareil n’a prise et qu’aucune main n’a dessinée.'],
  ),
  theme: labelled(
    z.enum(assetThemes).optional(),
    ['Made for', 'The ground that a logo is meant to stand on.'],
    ['Prévu pour', 'Le fond sur lequel un logo doit se trouver.'],
  ),
});

export type Asset = z.infer<typeof asset>;

/** A file that was in the kit, and whose right was taken back. Its address says so for good. */
export const withdrawnAsset = z.strictObject({
  digest: labelled(
    z.string().refine((text) => /^[0-9a-f]{64}$/.test(text), {
      error: 'this is not a SHA-256 digest',
      params: { fix: 'Copy the 64 digits from the page of the file.' },
    }),
    ['Digest', 'The 64 digits on the page of the file.'],
    ['Empreinte', 'Les 64 chiffres qui figurent sur la page du fichier.'],
  ),
  date: labelled(day, ['Date'], ['Date']),
  reason: labelled(
    line(300),
    ['Reason', 'Anyone who has the address reads it.'],
    ['Raison', 'Quiconque a l’adresse la lit.'],
  ),
});
