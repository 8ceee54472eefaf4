import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { playerOrigins } from '../body/video-hosts.ts';
import { currentSnapshot } from '../content/snapshot.ts';
import { decapPolicy } from '../desk/guard.ts';
import { headerRules, headersFile } from '../hosting/headers.ts';
import { basePath } from '../publication/addresses.ts';
import { headerPolicy } from '../seo/content-security-policy.ts';

/** Tells hosts that read it which headers go with what: `_headers`, with the owner's own lines of `public/` in it. */
export function hosting(): AstroIntegration {
  return {
    name: 'colophon-hosting',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { content } = await currentSnapshot();
        if (content === undefined) return;
        const out = fileURLToPath(dir);
        const rules = headerRules({
          base: basePath(content.site),
          folders: await pageFolders(out),
          policy: headerPolicy(playerOrigins),
          ...(content.site.admin === true && { adminPolicy: decapPolicy }),
        });
        const file = join(out, '_headers');
        // Astro has put the owner's there.
        const own = await readFile(file, 'utf8').catch(() => '');
        await writeFile(file, headersFile(rules, own));
      },
    },
  };
}

/**
 * Folders of the output's top with a page in them, in order. Files of kits lie beside the pages that speak of them, and
 * what a browser shows a PDF with need not keep to a page's policy; the page's own element has to do there.
 */
async function pageFolders(out: string): Promise<string[]> {
  const exclude = ['admin/**', 'assets/**', 'pagefind/**'];
  const pages = await Array.fromAsync(glob('*/**/*.html', { cwd: out, exclude }));
  return [...new Set(pages.map((page) => page.split(/[/\\]/, 1)[0] ?? ''))].toSorted();
}
