import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleAdmin } from './bundle.ts';
import { decapConfig } from './config.ts';
import { forgeBackend } from './forge-config.ts';
import { currentSnapshot } from '../../content/snapshot.ts';
import { editorPolicy, forgeReviewPolicy } from '../../outputs/hosting/admin-policies.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Content } from '../../model/content.ts';
import { inLanguage } from '../../model/fields.ts';
import { forgeHome } from '../../model/forge.ts';
import { interfaceLangs } from '../../model/languages.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import { defaultLang } from '../../model/site.ts';
import { addressOf, homeAddress } from '../../publication/addresses.ts';
import { readSettings } from '../../lib/settings.ts';

/**
 * Puts the editor on the built site, only if site.yaml has `admin: true`. It writes to the forge in site.yaml; without
 * one, a desk must run at the same address, because the page alone cannot write anything.
 */
export function admin(): AstroIntegration {
  return {
    name: 'colophon-admin',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { content } = await currentSnapshot();
        if (content?.site.admin !== true) return;
        const settings = readSettings();
        const found = await findRepository(settings.contentDir);
        // Without a repository, as in an unpacked archive, the project's default folder is used.
        const prefix = 'missing' in found ? 'content/' : found.prefix;
        await writeEditor(fileURLToPath(dir), content, { ...settings, prefix });
      },
    },
  };
}

/**
 * Writes the editor's pages and settings.
 * @param out the output folder of the site
 * @param prefix the content folder's path in the repository: `''` or `content/`
 */
export async function writeEditor(
  out: string,
  content: Content,
  { cacheDir, prefix }: { cacheDir: string; prefix: string },
): Promise<void> {
  const to = join(out, 'admin');
  const { dir: bundle } = await bundleAdmin({ cacheDir });
  await cp(bundle, to, { recursive: true });
  const { forge } = content.site;
  await guardPage(join(to, 'index.html'), editorPolicy(forge?.api));
  // With a desk, the desk answers at these addresses.
  if (forge === undefined) await rm(join(to, 'review'), { recursive: true, force: true });
  else await guardPage(join(to, 'review/index.html'), forgeReviewPolicy(forge.api));
  await mkdir(join(to, 'api'), { recursive: true });
  for (const lang of interfaceLangs) {
    const name = lang === defaultLang(content.site) ? 'config' : `config.${lang}`;
    await writeFile(join(to, 'api', name), JSON.stringify(sessionFor(content, prefix, lang)));
  }
}

/** What `GET /admin/api/config` answers, for everybody the same. */
function sessionFor(content: Content, prefix: string, lang: InterfaceLang): object {
  const { site } = content;
  const { forge } = site;
  const spoken = site.languages.includes(lang) ? lang : defaultLang(site);
  const config = decapConfig({
    content,
    prefix,
    lang,
    backend:
      forge === undefined
        ? { name: 'colophon', proxy_url: '/admin/api/decap' }
        : forgeBackend(forge, site.repository === 'public'),
    ...(forge && {
      forge: {
        preview: forge.preview !== undefined,
        address: (collection) => addressOf(collection, '{{slug}}', spoken, site),
      },
    }),
  });
  return {
    config,
    site: { name: inLanguage(site.name, lang), home: homeAddress(spoken, site) },
    user: { id: '', name: '' },
    preview: false,
    languages: interfaceLangs,
    ...(forge && { forge: { ...forge, home: forgeHome(forge) } }),
  };
}

/** Some hosts ignore our headers, so the page also contains its content security policy. */
async function guardPage(file: string, headerPolicy: string): Promise<void> {
  const page = await readFile(file, 'utf8');
  // Only a header can restrict which sites may show the page in a frame.
  const policy = headerPolicy.replace(/; frame-ancestors [^;]*/, '');
  const guarded = page.replace(
    '<meta charset="utf-8" />',
    (first) => `${first}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
  if (guarded === page) throw new Error(`${file} has no place for its policy`);
  await writeFile(file, guarded);
}
