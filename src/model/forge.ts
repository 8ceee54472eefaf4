import { z } from 'zod';
import { line } from './fields.ts';
import { labelled } from './labels.ts';

/** Forges that Colophon speaks with. Without one, the desk on this machine is where texts are approved. */
export const forgeKinds = ['github'] as const;
export type ForgeKind = (typeof forgeKinds)[number];

/** Where programs reach the forge that is open to all, where site.yaml names no other address. */
export const publicApis: Record<ForgeKind, string> = { github: 'https://api.github.com' };
/** Where people reach it. */
const publicHomes: Record<ForgeKind, string> = { github: 'https://github.com' };

/** Somebody whom a forge can ask for a review: `@olga`, or a team as `@my-town/legal`. */
export const owner = () =>
  z.string().refine((text) => /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/.test(text), {
    error: 'this is neither an account of the forge nor a team',
    params: { fix: 'Write it as @olga, or as @my-town/legal for a team.' },
  });

/** An address that takes passwords or tokens: by HTTPS, or on this machine. */
const guarded = () =>
  z.url({ protocol: /^https?$/ }).refine(
    (address) => {
      const { protocol, hostname, search, hash, username } = new URL(address);
      const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
      return (protocol === 'https:' || isHere) && `${search}${hash}${username}` === '';
    },
    {
      error: 'tokens are sent to this address, and it does not begin with https:// or has more than a path',
      params: { fix: 'Write it as https://forge.example.org/api/v3.' },
    },
  );

/** Where pull requests are opened, reviewed and merged. */
export const forge = z.strictObject({
  kind: labelled(z.enum(forgeKinds), 'forge.kind'),
  repository: labelled(
    z.string().refine((text) => /^[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text), {
      error: 'this is not the name of a repository',
      params: { fix: 'Write owner and name with a slash between them, as in my-town/site.' },
    }),
    'forge.repository',
  ),
  branch: labelled(
    z
      .string()
      // As git-check-ref-format asks, as far as anybody would want to.
      .refine((name) => /^(?![-./])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[\w./-]+(?<![./])$/.test(name), {
        error: 'git takes no branch of this name',
        params: { fix: 'Write the name of the branch that the site is built from, such as main.' },
      })
      .default('main'),
    'forge.branch',
  ),
  api: labelled(guarded().default(publicApis.github), 'forge.api'),
  login: labelled(guarded().optional(), 'forge.login'),
  maintainers: labelled(z.array(owner()).default([]), 'forge.maintainers'),
  preview: labelled(line(100).optional(), 'forge.preview'),
});

export type SiteForge = z.infer<typeof forge>;

/** The address at which people make tokens and look at pull requests. */
export function forgeHome({ kind, api }: Pick<SiteForge, 'kind' | 'api'>): string {
  const { hostname, origin } = new URL(api);
  return hostname === new URL(publicApis[kind]).hostname ? publicHomes[kind] : origin;
}
