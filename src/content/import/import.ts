import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { exists } from '../../lib/files/exists.ts';
import { writeNew } from '../../lib/files/write-whole.ts';
import type { Asset } from '../../model/asset.ts';
import { slugMaxLength, slugPattern } from '../../model/fields.ts';
import { kit as kitSchema } from '../../model/kit.ts';
import { importWords } from '../../i18n/import.ts';
import { entryFile } from '../../model/entry.ts';
import { interfaceLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import { slugFrom } from '../../model/slug.ts';
import { kitOf } from './kit.ts';
import type { ImportedKit } from './kit.ts';
import { picturesIn } from './pictures.ts';
import { readSource } from './source.ts';

export interface ImportOptions {
  lang: Lang;
  /** Only if a single kit is imported; otherwise the title makes it. */
  slug?: string | undefined;
  /** Who made the pictures, and what allows their use: foreign kits do not contain this. */
  credit?: string | undefined;
  licence?: string | undefined;
  terms?: string | undefined;
  /** `YYYY-MM-DD` */
  today: string;
}

/** The result of one import. */
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
    // A partial import would block the next attempt.
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
  return done;
}

async function planOf(from: string, contentDir: string, options: ImportOptions) {
  const { lang } = options;
  const imported = kitOf(readSource(from, await readFile(from, 'utf8')), lang, options.today);
  const slug = options.slug ?? slugFrom('kits', imported.front.title) ?? '';
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
  // An error here is a fault of this code: the input was data, and every field was shortened to its limit.
  kitSchema.parse(front);
  return {
    slug,
    /** @param written collects the paths of the files that were written */
    async write(written: string[]): Promise<Imported> {
      const write = async (name: string, data: string | Buffer) => {
        const path = join(contentDir, name);
        // Somebody may have written one since the check.
        if (!(await writeNew(path, data))) throw existsAlready(name);
        written.push(path);
      };
      for (const { address, bytes } of taken) await write(address.slice(1), bytes);
      await write(file, text);
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

/** The data file itself; for a folder, its data file and those of its subfolders. */
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

/** Empty fields are left out of the file. */
function withoutEmpty(front: object): object {
  return Object.fromEntries(
    Object.entries(front).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}

async function refuseExisting(path: string, file: string): Promise<void> {
  if (await exists(path)) throw existsAlready(file);
}

function existsAlready(file: string): Error {
  return new Error(
    `content/${file} exists already, and is not overwritten. Rename it, or import with another --slug.`,
  );
}

/** The result in sentences: first where it is, then what the editor has to do. */
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
