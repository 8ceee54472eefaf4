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
  name: labelled(localised(60), 'desk.name'),
  contact: labelled(z.email().optional(), 'desk.contact'),
  team: labelled(owner().optional(), 'desk.team'),
});

const membership = z.strictObject({
  desk: labelled(reference('desks'), 'membership.desk'),
  from: labelled(day.optional(), 'membership.from'),
  until: labelled(day.optional(), 'membership.until'),
});

const forgeId = () => z.int().min(1).optional();

/** Who may decide for a desk. Keyed by the id of a file in `people/`, which alone holds the name. */
const member = z.strictObject({
  desks: labelled(z.array(membership).min(1), 'member.desks'),
  forge: labelled(
    z
      .strictObject({
        github: labelled(forgeId(), 'member.forge.github'),
        gitlab: labelled(forgeId(), 'member.forge.gitlab'),
        forgejo: labelled(forgeId(), 'member.forge.forgejo'),
      })
      .optional(),
    'member.forge',
  ),
  login: labelled(owner().optional(), 'member.login'),
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
    'member.keys',
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
    'rule.match',
  ),
  when: labelled(
    z.record(z.string().regex(/^[A-Za-z]+(?:\.[A-Za-z]+)*$/), condition).optional(),
    'rule.when',
  ),
  require: labelled(z.record(reference('desks').regex(slugPattern), count()).default({}), 'rule.require'),
  ownerDesk: labelled(count().optional(), 'rule.ownerDesk'),
  notAuthor: labelled(z.boolean().optional(), 'rule.notAuthor'),
  minAssurance: labelled(z.enum(assurances).optional(), 'rule.minAssurance'),
  reviewEvery: labelled(duration.optional(), 'rule.reviewEvery'),
  onUnapproved: labelled(
    z.enum(['exclude', 'fail', 'last-approved']).default('exclude'),
    'rule.onUnapproved',
  ),
});

/** The departments of the house, who may decide for them, and whose approval a text needs. */
export const policy = z.strictObject({
  desks: labelled(z.record(id(), desk).default({}), 'policy.desks'),
  people: labelled(z.record(id(), member).default({}), 'policy.people'),
  rules: labelled(z.array(rule).default([]), 'policy.rules'),
  import: labelled(
    z
      .string()
      .refine((text) => /^[0-9a-f]{64}$/.test(text), {
        error: 'this is not the name of a record',
        params: { fix: 'Write the 64 characters that npm run approvals -- import printed.' },
      })
      .optional(),
    'policy.import',
  ),
});

export type Policy = z.infer<typeof policy>;
export type Rule = Policy['rules'][number];

/** What holds where there is no policy.yaml: nothing is asked for. */
export const noPolicy: Policy = { desks: {}, people: {}, rules: [] };
