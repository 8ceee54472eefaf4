import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { playerOrigins } from '../../markdown/video-hosts.ts';
import { editorPolicy } from '../../outputs/hosting/admin-policies.ts';
import { headerRules, headersFile } from '../../outputs/hosting/headers.ts';
import { movedPage } from '../../outputs/hosting/moved-page.ts';
import { redirectsFile } from '../../outputs/hosting/redirects.ts';
import type { HostedAddress } from '../../outputs/hosting/redirects.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { plainAddress } from '../../model/former-address.ts';
import type { Site } from '../../model/site.ts';
import { basePath, withBase } from '../../publication/addresses.ts';
import { formerAddresses } from '../../publication/former-addresses.ts';
import type { FormerAddresses, Redirect } from '../../publication/former-addresses.ts';
import { goneFilesOf } from '../../publication/past-versions.ts';
import type { Publication } from '../../publication/publication.ts';
import { currentPublication } from '../current-publication.ts';
import { headerPolicy } from '../../outputs/seo/content-security-policy.ts';

/**
 * Pages at former addresses, and files for hosts that read them: `_redirects` and `_headers`, which include the
 * owner's own lines from `public/`.
 */
export function hosting(): AstroIntegration {
  return {
    name: 'colophon-hosting',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const publication = await currentPublication();
        if (publication === undefined) return;
        const out = fileURLToPath(dir);
        const { site } = publication.content;
        const former = formerAddresses(publication);
        await writeFormerPages(out, former, site);
        const addresses = [...hostedAddresses(former, site), ...goneFiles(publication)];
        await writeWithOwn(join(out, '_redirects'), (own) => redirectsFile(addresses, own));
        const rules = headerRules({
          base: basePath(site),
          folders: await pageFolders(out),
          policy: headerPolicy(playerOrigins),
          ...(site.admin === true && { adminPolicy: editorPolicy(site.forge?.api) }),
          adminOpensWindows: site.admin === true && site.forge?.login !== undefined,
        });
        await writeWithOwn(join(out, '_headers'), (own) => headersFile(rules, own));
      },
      // Pages of removed texts are routes like others; this handles redirects.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          void redirectFor(request.url ?? '/').then((to) => {
            if (to === undefined) return next();
            response.writeHead(301, { Location: to }).end();
          }, next);
        });
      },
    },
  };
}

/** Addresses with the site's base path, as hosts need them. */
function hostedAddresses({ redirects, gone }: FormerAddresses, site: Site): HostedAddress[] {
  const base = basePath(site);
  return [
    ...redirects.map(({ from, to }) => ({ from: withBase(from, base), to: withBase(to, base) })),
    ...gone.flatMap(({ address, aliases }) =>
      [address, ...aliases].map((from) => ({ from: withBase(from, base) })),
    ),
  ];
}

/** Files that kits no longer offer: their addresses lead to a page that explains it. */
function goneFiles(publication: Publication): HostedAddress[] {
  const base = basePath(publication.content.site);
  return goneFilesOf(publication).map(({ address, page }) => ({
    from: withBase(address, base),
    page: withBase(page, base),
  }));
}

/** @throws Error where a page already exists at an address that an entry lists as an alias */
async function writeFormerPages(
  out: string,
  { redirects, gone }: FormerAddresses,
  site: Site,
): Promise<void> {
  for (const redirect of redirects) {
    const isWritten = await writeNew(
      out,
      redirect.from,
      movedPage(redirect, site, stringsFor(redirect.lang)),
    );
    if (!isWritten && redirect.file !== undefined) throw new Error(conflictMessage(redirect));
  }
  for (const { address, aliases } of gone) {
    if (aliases.length === 0) continue;
    const page = await readFile(join(out, address, 'index.html'));
    for (const alias of aliases) await writeNew(out, alias, page);
  }
}

function conflictMessage({ file, from }: Redirect): string {
  return `${file ?? ''}: the former address ${from} belongs to a page of the site. Take this alias out.`;
}

/** Writes a page at an address where there is none. @returns whether there was none */
async function writeNew(out: string, address: string, page: string | Buffer): Promise<boolean> {
  const file = join(out, address, 'index.html');
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page, { flag: 'wx' });
    return true;
  } catch (error) {
    // There is already a page, or a file where a folder is needed.
    if (['EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Astro has already copied the owner's file there. */
async function writeWithOwn(file: string, text: (own: string) => string): Promise<void> {
  const written = text(await readFile(file, 'utf8').catch(() => ''));
  if (written !== '') await writeFile(file, written);
}

async function redirectFor(url: string): Promise<string | undefined> {
  const publication = await currentPublication('editors');
  if (publication === undefined) return undefined;
  const { pathname, search } = new URL(url, 'http://localhost');
  const base = basePath(publication.content.site);
  const path = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname;
  const asked = plainAddress(path.endsWith('/') ? path : `${path}/`);
  const { redirects, gone } = formerAddresses(publication);
  const to =
    redirects.find(({ from }) => from === asked)?.to ??
    gone.find(({ aliases }) => asked !== undefined && aliases.includes(asked))?.address;
  return to === undefined ? undefined : withBase(to, base) + search;
}

/**
 * Top-level folders of the output with pages, sorted. Excludes folders with kit files: browsers show a PDF with a
 * viewer that a page's policy could block, so pages there have only the policy in their head.
 */
async function pageFolders(out: string): Promise<string[]> {
  const exclude = ['admin/**', 'assets/**', 'pagefind/**'];
  const pages = await Array.fromAsync(glob('*/**/*.html', { cwd: out, exclude }));
  return [...new Set(pages.map((page) => page.split(/[/\\]/, 1)[0] ?? ''))].toSorted();
}
