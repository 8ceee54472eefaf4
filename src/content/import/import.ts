import { access, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Asset } from '../../model/asset.ts';
import { slugMaxLength, slugPattern } from '../../model/fields.ts';
import { kit as kitSchema } from '../../model/kit.ts';
import { entryFile } from '../../model/entry.ts';
import { importWords } from '../../i18n/import.ts';
import { interfaceLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import { kitOf } from './kit.ts';
import type { ImportedKit } from './kit.ts';
import { picturesIn } from './pictures.ts';
import { readSource } from './source.ts';

export interface ImportOptions {
  lang: Lang;
  /** Only where one kit is imported; else the title makes it. */
  slug?: string | undefined;
  /** Who made the pictures, and what allows their use: the foreign kits do not say it. */
  credit?: string | undefined;
  licence?: string | undefined;
  terms?: string | undefined;
  /** `YYYY-MM-DD` */
  today: string;
}

/** What one import did. */
export interface Imported {
  /** The foreign file. */
  from: string;
  /** Inside the content folder. */
  file: string;
  pictures: number;
  /** Pictures that are not in the kit, and why. */
  refused: { path: string; why: string }[];
  leftovers: ImportedKit['leftovers'];
}

/**
 * Imports a press kit of presskit(), presskit.html or milou, with the kits of the products in the folders beside it.
 * Writes drafts, and overwrites nothing.
 * @param path of the folder or of the data file
 * @throws Error in words, before anything is written
 */
export async function importPresskit(
  path: string,
  contentDir: string,
  options: ImportOptions,
): Promise<Imported[]> {
  const files = await dataFiles(resolve(path));
  if (options.slug !== undefined && files.length > 1)
    throw new Error(`${path} holds ${String(files.length)} kits; --slug can name one alone. Leave it out.`);
  const plans = [];
  for (const file of files) plans.push(await planOf(file, contentDir, options));
  const slugs = plans.map(({ slug }) => slug);
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (twice !== undefined)
    throw new Error(`Two of the kits would be called ${twice}. Import them one by one, with --slug.`);
  const done: Imported[] = [];
  const written: string[] = [];
  try {
    for (const plan of plans) done.push(await plan.write(written));
  } catch (error) {
    // Half an import would be in the way of whoever tries again once the disk has room.
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
  return done;
}

async function planOf(from: string, contentDir: string, options: ImportOptions) {
  const { lang } = options;
  const imported = kitOf(readSource(from, await readFile(from, 'utf8')), lang, options.today);
  const slug = options.slug ?? slugOf(imported.front.title);
  if (!slugPattern.test(slug) || slug.length > slugMaxLength) {
    throw new Error(
      `"${slug}" cannot be an address. Give one with --slug: lower-case letters, digits and hyphens.`,
    );
  }
  const file = entryFile({ collection: 'kits', lang, slug });
  await refuseExisting(join(contentDir, file), file);
  const { found, refused } = await picturesIn(dirname(from), slug);
  const rights = rightsOf(options);
  const taken = rights === undefined ? [] : found;
  for (const { address } of taken) await refuseExisting(join(contentDir, address.slice(1)), address.slice(1));
  const assets = taken.map(({ address, kind }, index): Asset => ({
    file: address,
    kind,
    alt: `${importWords[interfaceLang(lang)][kind === 'logo' ? 'logo' : 'picture']} ${String(index + 1)}: ${imported.front.title}`,
    credit: '',
    licence: '',
    ...rights,
  }));
  const front = { ...imported.front, ...(assets.length > 0 && { assets }) };
  const text = `---\n${stringify(withoutEmpty(front), { lineWidth: 110 })}---\n${imported.body === '' ? '' : `\n${imported.body}\n`}`;
  // A fault here is ours: what was read is data, and every field was cut to its place.
  kitSchema.parse(front);
  return {
    slug,
    /** @param written takes the paths of the files that are there because of it */
    async write(written: string[]): Promise<Imported> {
      for (const { address, bytes } of taken)
        await writeNew(join(contentDir, address.slice(1)), bytes, written);
      await writeNew(join(contentDir, file), text, written);
      const waiting = rights === undefined ? found : [];
      return {
        from,
        file,
        pictures: taken.length,
        refused: [
          ...refused,
          ...waiting.map(({ path }) => ({ path, why: 'nobody said who made it and what allows its use' })),
        ],
        leftovers: imported.leftovers,
      };
    },
  };
}

/** The data file itself; or that of the folder, and those of the folders in it. */
async function dataFiles(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) throw new Error(`${path} does not exist.`);
  if (!info.isDirectory()) return [path];
  const folders = (await readdir(path, { withFileTypes: true })).filter((item) => item.isDirectory());
  const places = [path, ...folders.map(({ name }) => join(path, name)).sort()];
  const files: string[] = [];
  for (const place of places) {
    for (const name of ['data.xml', 'data.yml', 'data.yaml']) {
      const file = join(place, name);
      if (await exists(file)) files.push(file);
    }
  }
  if (files.length === 0)
    throw new Error(
      `${path} has no data.xml and no data.yml, nor has a folder in it. Name the data file itself.`,
    );
  return files;
}

function rightsOf({ credit, licence, terms }: ImportOptions) {
  if (credit === undefined || licence === undefined) return undefined;
  return { credit, licence, ...(terms !== undefined && { terms }) };
}

function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugMaxLength)
    .replace(/^-+|-+$/g, '');
}

/** Fields that say nothing do not stand in the file. */
function withoutEmpty(front: object): object {
  return Object.fromEntries(
    Object.entries(front).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}

async function refuseExisting(path: string, file: string): Promise<void> {
  if (await exists(path))
    throw new Error(
      `content/${file} exists already, and is not overwritten. Rename it, or import with another --slug.`,
    );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** @throws where the file has come to be in the meantime, which stays as it is */
async function writeNew(path: string, data: string | Buffer, written: string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  written.push(path);
  try {
    await file.writeFile(data);
  } finally {
    await file.close();
  }
}

/** What was imported, in words: first where it is, then what its editor has to do. */
export function explainImport({ from, file, pictures, refused, leftovers }: Imported): string {
  return [
    `${basename(dirname(from))}/${basename(from)} is now content/${file}, a draft with ${String(pictures)} pictures.`,
    ...list(
      'Had no place:',
      leftovers.map(({ field, text }) => `${field}: ${text}`),
    ),
    ...list(
      'Pictures that are not in it:',
      refused.map(({ path, why }) => `${path}: ${why}`),
    ),
    ...list('To do before you publish it:', [
      'Say what comes with the kit: "nothing" was written, since the source does not tell.',
      ...(pictures > 0 ? ['Write what each picture shows: its alternative text is a number now.'] : []),
      ...(refused.some(({ why }) => why.startsWith('nobody'))
        ? ['Import again with --credit and --licence to take the pictures over, or add them one by one.']
        : []),
      'Check the version, the facts and the quotations, and take the draft mark away.',
    ]),
  ]
    .join('\n')
    .replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  - ${line}`)];
}
