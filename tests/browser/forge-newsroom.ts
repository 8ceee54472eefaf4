import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '../../src/content/read.ts';
import { editorPolicy } from '../../src/outputs/hosting/admin-policies.ts';
import { headerRules, headersFile } from '../../src/outputs/hosting/headers.ts';
import { writeEditor } from '../../src/cms/editor/integration.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { listen } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { answer, writeFolder } from '../fixtures/folder.ts';
import { Newsroom } from '../forge/newsroom.ts';

const now = new Date('2026-11-22T09:00:00Z');

/** The content of a small site whose texts are reviewed on the test forge. */
export function siteFiles(room: Newsroom, login?: string): Record<string, string> {
  const id = (name: string) => String(room.forge.user(name)?.id ?? 0);
  return {
    'site.yaml': `name: Riverside
tagline: T
description: D
url: https://riverside.example
languages: [en, fr]
admin: true
forge:
  kind: github
  repository: olga/site
  api: ${room.running.apiRoot}
${login === undefined ? '' : `  login: ${login}\n`}`,
    'policy.yaml': `desks:
  editorial: { name: { en: Editorial, fr: Rédaction } }
  legal: { name: { en: Legal, fr: Juridique } }
people:
  alice: { desks: [{ desk: editorial }], forge: { github: ${id('alice')} } }
  lea: { desks: [{ desk: editorial }, { desk: legal }], forge: { github: ${id('lea')} } }
  olga: { desks: [{ desk: legal }], forge: { github: ${id('olga')} } }
rules:
  - match: faq/**
    require: { editorial: 1 }
    ownerDesk: 1
    notAuthor: true
`,
    'people/alice.yaml': 'name: Alice Ashe\nrole: Writes\n',
    'people/lea.yaml': 'name: Léa Roux\nrole: Counsel\n',
    'people/olga.yaml': 'name: Olga Orel\nrole: Counsel\n',
    'topics/care.yaml': 'name: { en: Care, fr: Soin }\ndescription: On care.\n',
    'faq/en/first.mdx': answer('What is first?'),
    'faq/fr/first.mdx': answer('Qui est premier ?'),
    'faq/fr/second.mdx': answer('Et le second ?'),
  };
}

/** A built site's editor, served as a host would that reads `_headers`; and the forge that it speaks with. */
export interface ForgeNewsroom {
  room: Newsroom;
  address: string;
  close: () => Promise<void>;
}

/** @param login whether people log in by a window instead of pasting a token */
export async function openForgeNewsroom({ login = false } = {}): Promise<ForgeNewsroom> {
  const room = await Newsroom.open({ files: { 'README.md': 'A site.\n' } });
  const files = siteFiles(room, login ? room.running.url : undefined);
  await room.repository.commit(
    'main',
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])),
    { message: 'Fill the site' },
  );
  const contentDir = await writeFolder(files);
  const out = await mkdtemp(join(tmpdir(), 'colophon-forge-editor-'));
  const cacheDir = join(projectRoot, '.cache', 'tests');
  const { content, errors } = await readContent({ contentDir, cacheDir: join(out, 'cache'), now });
  if (content === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
  await writeEditor(out, content, { cacheDir, prefix: 'content/' });
  const rules = headerRules({
    base: '/',
    folders: [],
    policy: "default-src 'none'",
    adminPolicy: editorPolicy(content.site.forge?.api),
    adminOpensWindows: login,
  });
  await writeFile(join(out, '_headers'), headersFile(rules));
  const server = await listen(staticSite(out, '/'), 0);
  return {
    room,
    address: `http://127.0.0.1:${String(server.port)}`,
    close: async () => {
      await server.close();
      await rm(out, { recursive: true, force: true });
      await room.close();
    },
  };
}
