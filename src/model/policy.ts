import { z } from 'zod';
import { day, duration } from './dates.ts';
import { localised, reference, slugPattern } from './fields.ts';
import { owner } from './forge.ts';
import { labelled } from './labels.ts';

const id = () => z.string().regex(slugPattern);

/** How sure we are who decided, from the least to the most. */
export const assurances = ['attested', 'session', 'forge', 'signed'] as const;
export type Assurance = (typeof assurances)[number];

const desk = z.strictObject({
  name: labelled(localised(60), ['Name'], ['Nom']),
  contact: labelled(z.email().optional(), ['Contact for corrections'], ['Contact pour les corrections']),
  team: labelled(
    owner().optional(),
    ['Team', 'Its team on the forge, for CODEOWNERS: @my-town/legal. Without one its people are named.'],
    ['Équipe', 'Son équipe sur la forge, pour CODEOWNERS\u00a0: @ma-ville/juridique. Sinon, ses membres.'],
  ),
});

const membership = z.strictObject({
  desk: labelled(reference('desks'), ['Desk'], ['Service']),
  from: labelled(
    day.optional(),
    ['From', 'The first day on which decisions count (UTC).'],
    ['Depuis', 'Le premier jour où les décisions comptent (UTC).'],
  ),
  until: labelled(
    day.optional(),
    [
      'Until',
      'The last day. Who leaves gets one and stays on the list: what they approved remains approved.',
    ],
    [
      'Jusqu’au',
      'Le dernier jour. Qui part en reçoit un et reste sur la liste\u00a0: ce qu’il a approuvé le demeure.',
    ],
  ),
});

const forgeId = () => z.int().min(1).optional();

/** Who may decide for a desk. Keyed by the id of a file in `people/`, which alone holds the name. */
const member = z.strictObject({
  desks: labelled(z.array(membership).min(1), ['Desks'], ['Services']),
  forge: labelled(
    z
      .strictObject({
        github: labelled(forgeId(), ['GitHub id'], ['Numéro GitHub']),
        gitlab: labelled(forgeId(), ['GitLab id'], ['Numéro GitLab']),
        forgejo: labelled(forgeId(), ['Forgejo id'], ['Numéro Forgejo']),
      })
      .optional(),
    ['Accounts', 'The number of the account, which stays when a login name changes.'],
    ['Comptes', 'Le numéro du compte, qui reste quand le nom change.'],
  ),
  login: labelled(
    owner().optional(),
    ['Login', 'For CODEOWNERS, which knows no numbers: @olga. Nobody is let in by it.'],
    ['Identifiant', 'Pour CODEOWNERS, qui ignore les numéros\u00a0: @olga. Il n’ouvre aucun droit.'],
  ),
  keys: labelled(
    z
      .array(
        // The comment that ssh-keygen writes behind a key is an e-mail address as a rule.
        z.string().refine((text) => /^[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}$/.test(text), {
          error: 'this is not an SSH public key without its comment',
          params: { fix: 'Write the first two words of the .pub file: ssh-ed25519 AAAA…' },
        }),
      )
      .optional(),
    ['Signing keys', 'SSH public keys, without the comment at their end.'],
    ['Clés de signature', 'Des clés publiques SSH, sans le commentaire final.'],
  ),
});

const count = () => z.int().min(1).max(20);

/** What a rule asks of a front matter field: true (filled in), false (empty), or a value, or one of several. */
const condition = z.union([z.boolean(), z.string(), z.array(z.string()).min(1)], {
  error: 'this is neither true or false, nor a value, nor a list of values',
});

const rule = z.strictObject({
  match: labelled(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      // A path of the content folder: what leads elsewhere could never match, and would guard nothing.
      .refine((glob) => !/^[./!]|\\|\/\/|(?:^|\/)\.\.(?:\/|$)/.test(glob), {
        error: 'this glob matches no file of the content folder',
        params: { fix: 'Write a path inside the content folder: posts/** or faq/fr/*.mdx.' },
      }),
    ['Files', 'A path with * and **, such as posts/** or kits/fr/*.'],
    ['Fichiers', 'Un chemin avec * et **, par exemple posts/** ou kits/fr/*.'],
  ),
  when: labelled(
    z.record(z.string().regex(/^[A-Za-z]+(?:\.[A-Za-z]+)*$/), condition).optional(),
    ['Only when', 'Fields of the front matter: partnership: true means that it is filled in.'],
    ['Seulement si', 'Des champs de l’en-tête\u00a0: partnership: true signifie qu’il est rempli.'],
  ),
  require: labelled(
    z.record(reference('desks').regex(slugPattern), count()).default({}),
    ['Desks that must approve', 'How many people of each. Empty: nothing is asked for.'],
    ['Services qui doivent approuver', 'Combien de personnes de chacun. Vide\u00a0: rien n’est exigé.'],
  ),
  ownerDesk: labelled(
    count().optional(),
    ['Owner desk', 'How many people of the desk that the entry names as its owner.'],
    ['Service responsable', 'Combien de personnes du service que la page nomme comme responsable.'],
  ),
  notAuthor: labelled(
    z.boolean().optional(),
    ['Not the author', 'An approval by an author of the text does not count.'],
    ['Pas l’auteur', 'L’approbation d’un auteur du texte ne compte pas.'],
  ),
  minAssurance: labelled(
    z.enum(assurances).optional(),
    ['Assurance', 'The least that must be known of who decided.'],
    ['Assurance', 'Ce qu’il faut savoir au moins de qui a décidé.'],
  ),
  reviewEvery: labelled(
    duration.optional(),
    ['Check again after', 'An approval ends after this time: P1Y is a year.'],
    ['Revoir après', 'Une approbation prend fin après ce délai\u00a0: P1Y est un an.'],
  ),
  onUnapproved: labelled(
    z.enum(['exclude', 'fail', 'last-approved']).default('exclude'),
    [
      'Without approval',
      'exclude leaves the entry out, fail refuses the build, last-approved shows the last approved version.',
    ],
    [
      'Sans approbation',
      'exclude écarte la page, fail refuse la construction, last-approved montre la dernière version approuvée.',
    ],
  ),
});

/** The departments of the house, who may decide for them, and whose approval a text needs. */
export const policy = z.strictObject({
  desks: labelled(z.record(id(), desk).default({}), ['Desks'], ['Services']),
  people: labelled(z.record(id(), member).default({}), ['People'], ['Personnes']),
  rules: labelled(
    z.array(rule).default([]),
    ['Rules', 'The first that matches a file counts.'],
    ['Règles', 'La première qui correspond à un fichier compte.'],
  ),
  import: labelled(
    z
      .string()
      .refine((text) => /^[0-9a-f]{64}$/.test(text), {
        error: 'this is not the name of a record',
        params: { fix: 'Write the 64 characters that npm run approvals -- import printed.' },
      })
      .optional(),
    ['Import', 'The record of what stood before the records began; npm run approvals -- import writes it.'],
    ['Reprise', 'L’enregistrement de ce qui existait avant\u00a0; npm run approvals -- import l’écrit.'],
  ),
});

export type Policy = z.infer<typeof policy>;
export type Rule = Policy['rules'][number];

/** What holds where there is no policy.yaml: nothing is asked for. */
export const noPolicy: Policy = { desks: {}, people: {}, rules: [] };
