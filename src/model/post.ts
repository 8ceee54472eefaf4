import { z } from 'zod';
import { entryFields, image, line, reference, relatedFields } from './fields.ts';
import { feedFields } from './feed-id.ts';
import { labelled } from './labels.ts';
import { day } from './dates.ts';

/** What a partner gave for a post. The law asks for a label for all but `none`. */
export const considerations = ['none', 'loan', 'gift', 'travel', 'payment', 'affiliate', 'other'] as const;
export type Consideration = (typeof considerations)[number];

/** Who gave it: the partner to the house, or the house to the partner. */
export const givers = ['partner', 'us'] as const;
export type Giver = (typeof givers)[number];

export const post = z.strictObject({
  title: labelled(
    line(110),
    ['Title', 'At most 110 characters; the first 60 show in search results.'],
    ['Titre', '110 caractères au plus\u00a0; les 60 premiers apparaissent dans les résultats de recherche.'],
  ),
  description: labelled(
    line(200),
    ['Description', 'One or two sentences for lists, feeds and social cards.'],
    ['Description', 'Une ou deux phrases pour les listes, les flux et les réseaux sociaux.'],
  ),
  date: labelled(day, ['Date'], ['Date']),
  authors: labelled(z.array(reference('people')).min(1), ['Authors'], ['Auteurs']),
  topics: labelled(z.array(reference('topics')).default([]), ['Topics'], ['Thèmes']),
  series: labelled(
    reference('series').optional(),
    ['Series', 'A run of posts that are read in order.'],
    ['Série', 'Une suite d’articles à lire dans l’ordre.'],
  ),
  part: labelled(
    z.int().min(1).optional(),
    ['Part', 'Its place in the series. Posts without a number come after those with one, by date.'],
    ['Épisode', 'Sa place dans la série. Les articles sans numéro viennent après les autres, par date.'],
  ),
  image: labelled(image().optional(), ['Picture'], ['Image']),
  partnership: labelled(
    z
      .strictObject({
        partner: labelled(reference('partners'), ['Partner'], ['Partenaire']),
        consideration: labelled(
          z.enum(considerations),
          ['Consideration', 'What the partner gave or received.'],
          ['Contrepartie', 'Ce que le partenaire a donné ou reçu.'],
        ),
        by: labelled(
          z.enum(givers).optional(),
          ['Given by', 'The label above the post says who gave it to whom.'],
          ['Donné par', 'La mention au-dessus de l’article dit qui a donné à qui.'],
        ),
        what: labelled(
          line(80).optional(),
          ['What was given', 'In a few words, as the label says it: a printed handbook.'],
          ['Ce qui a été donné', 'En quelques mots, tels que la mention les dit\u00a0: un manuel imprimé.'],
        ),
      })
      .optional(),
    ['Partnership', 'Fill this in as soon as a partner has a part in the post.'],
    ['Partenariat', 'À remplir dès qu’un partenaire intervient dans l’article.'],
  ),
  ...relatedFields,
  ...entryFields,
  ...feedFields,
});

export type Post = z.infer<typeof post>;
