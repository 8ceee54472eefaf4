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
  title: labelled(line(110), ['Title'], ['Titre']),
  summary: labelled(
    line(200),
    ['One-liner', 'What it is, in a sentence. Lists and social cards show it too.'],
    ['En une phrase', 'Ce que c’est, en une phrase. Les listes et les réseaux sociaux la montrent aussi.'],
  ),
  version: labelled(
    version,
    ['Version', 'A new one whenever a file changes; readers see what changed below.'],
    [
      'Version',
      'Une nouvelle à chaque changement de fichier\u00a0; les lecteurs voient plus bas ce qui change.',
    ],
  ),
  changelog: labelled(
    z
      .array(
        z.strictObject({
          version: labelled(version, ['Version'], ['Version']),
          date: labelled(day, ['Date'], ['Date']),
          changes: labelled(paragraph(600), ['What changed'], ['Ce qui change']),
        }),
      )
      .default([]),
    ['Changelog', 'The newest version first.'],
    ['Historique', 'La version la plus récente d’abord.'],
  ),
  boilerplates: labelled(
    z
      .strictObject({
        short: labelled(boilerplate('short'), ['In 30 words'], ['En 30 mots']),
        medium: labelled(boilerplate('medium'), ['In 80 words'], ['En 80 mots']),
        long: labelled(boilerplate('long'), ['In 200 words'], ['En 200 mots']),
      })
      .default({}),
    ['Texts to copy', 'Plain text that a blogger may take as it is.'],
    ['Textes à copier', 'Du texte simple, que l’on peut reprendre tel quel.'],
  ),
  consideration: labelled(
    z.strictObject({
      kind: labelled(
        z.enum(considerations),
        ['What comes with the kit', 'The page tells bloggers what they must write because of it.'],
        ['Ce qui accompagne le kit', 'La page dit aux blogueurs ce qu’ils doivent écrire pour cette raison.'],
      ),
      what: labelled(
        line(200).optional(),
        ['What it is', 'In words, without its value: a mug and two notebooks.'],
        ['De quoi il s’agit', 'En toutes lettres, sans la valeur\u00a0: une tasse et deux carnets.'],
      ),
      partner: labelled(
        reference('partners').optional(),
        ['Partner', 'Who gives it, where it is not the publisher of this site.'],
        ['Partenaire', 'Qui le donne, si ce n’est pas l’éditeur de ce site.'],
      ),
    }),
    ['Consideration'],
    ['Contrepartie'],
  ),
  facts: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(line(60), ['Fact'], ['Donnée']),
          value: labelled(line(300), ['Value'], ['Valeur']),
        }),
      )
      .default([]),
    ['Fact sheet'],
    ['Fiche technique'],
  ),
  features: labelled(z.array(line(300)).default([]), ['Features'], ['Points forts']),
  quotes: labelled(
    z
      .array(
        z.strictObject({
          text: labelled(paragraph(1000), ['Quotation'], ['Citation']),
          person: labelled(line(100), ['Person'], ['Personne']),
          role: labelled(line(120).optional(), ['Role'], ['Fonction']),
        }),
      )
      .default([]),
    ['Quotations', 'What may be quoted, and by whom it was said.'],
    ['Citations', 'Ce que l’on peut citer, et qui l’a dit.'],
  ),
  people: labelled(
    z
      .array(
        z.strictObject({
          name: labelled(line(100), ['Name'], ['Nom']),
          role: labelled(line(120), ['Role'], ['Fonction']),
          about: labelled(paragraph(600).optional(), ['About'], ['À propos']),
        }),
      )
      .default([]),
    ['People', 'Who made it, and who speaks for it.'],
    ['Personnes', 'Qui l’a fait, et qui en parle.'],
  ),
  contact: labelled(
    z
      .strictObject({
        name: labelled(line(100).optional(), ['Name'], ['Nom']),
        role: labelled(line(120).optional(), ['Role'], ['Fonction']),
        email: labelled(z.email().optional(), ['E-mail'], ['Courriel']),
        phone: labelled(line(40).optional(), ['Telephone'], ['Téléphone']),
        hours: labelled(line(120).optional(), ['Hours'], ['Horaires']),
      })
      .optional(),
    ['Press contact', 'Where it is empty, that of the site is shown.'],
    ['Contact presse', 'Vide, celui du site est montré.'],
  ),
  links: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(line(100), ['Label'], ['Libellé']),
          url: labelled(webAddress, ['Address'], ['Adresse']),
        }),
      )
      .default([]),
    ['Links'],
    ['Liens'],
  ),
  videos: labelled(
    z
      .array(
        z.strictObject({
          title: labelled(line(110), ['Title'], ['Titre']),
          url: labelled(
            webAddress,
            ['Address', 'Of the film on its own site.'],
            ['Adresse', 'Du film sur son site.'],
          ),
        }),
      )
      .default([]),
    ['Videos elsewhere', 'A film that you offer for download is an asset.'],
    ['Vidéos ailleurs', 'Un film à télécharger est un fichier du kit.'],
  ),
  assets: labelled(
    z.array(asset).default([]),
    ['Files', 'Logos, photos and documents, each with its rights.'],
    ['Fichiers', 'Logos, photos et documents, chacun avec ses droits.'],
  ),
  withdrawn: labelled(
    z.array(withdrawnAsset).optional(),
    ['Files taken back', 'Their addresses say when and why.'],
    ['Fichiers retirés', 'Leurs adresses disent quand et pourquoi.'],
  ),
  logoRules: labelled(
    z
      .strictObject({
        do: labelled(z.array(line(200)).default([]), ['Please do'], ['À faire']),
        dont: labelled(z.array(line(200)).default([]), ['Please do not'], ['À ne pas faire']),
        clearSpace: labelled(line(200).optional(), ['Clear space'], ['Espace libre']),
        minimumSize: labelled(line(200).optional(), ['Minimum size'], ['Taille minimale']),
      })
      .optional(),
    ['Rules for the logo'],
    ['Règles du logo'],
  ),
  permissions: labelled(permissions.optional(), ['Permissions'], ['Permissions']),
  embargo: labelled(
    moment.optional(),
    ['Embargo', 'Before this moment nothing of the kit is on the site (UTC unless a zone is given).'],
    ['Embargo', 'Avant ce moment, rien du kit n’est sur le site (UTC sauf fuseau indiqué).'],
  ),
  authors: labelled(z.array(reference('people')).default([]), ['Authors'], ['Auteurs']),
  topics: labelled(z.array(reference('topics')).default([]), ['Topics'], ['Thèmes']),
  image: labelled(image().optional(), ['Picture'], ['Image']),
  ...relatedFields,
  ...entryFields,
  ...feedFields,
});

export type Kit = z.infer<typeof kit>;
