import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../lib/files/exists.ts';
import { replaceFile } from '../lib/files/replace-file.ts';
import { writeNew } from '../lib/files/write-whole.ts';
import { git } from '../lib/git/git.ts';
import type { Repository } from '../lib/git/repository.ts';
import { entryFile, entryFormats } from '../model/entry.ts';
import { binaryEndings, mediaEndings } from '../model/media-types.ts';
import { textEndings } from '../model/line-ends.ts';

/**
 * Lines of .gitattributes that make git return every content file unchanged. All files in the media folder
 * are kept byte for byte, drawings and tables too: an approval is for their bytes, and an SVG is written by a
 * program, not by hand. A picture that somebody put into a wrong folder must stay unchanged too.
 * @param prefix the content folder's path inside the folder of the .gitattributes: `''` or `content/`
 */
export function attributeLines(prefix: string): string[] {
  const anywhere = prefix === '' ? '' : `${prefix}**/`;
  return [
    `${prefix === '' ? '*' : `${prefix}**`} text=auto eol=lf`,
    ...textEndings.map((ending) => `${anywhere}*.${ending} text eol=lf`),
    ...binaryEndings.map((ending) => `${anywhere}*.${ending} -text`),
    `${prefix}media/** -text`,
  ];
}

/** One example path for each kind of content file. None of them needs to exist. */
const texts = [
  'site.yaml',
  'policy.yaml',
  ...entryFormats.map((format) => entryFile({ collection: 'posts', lang: 'en', slug: 'probe', format })),
  'people/probe.yaml',
  'approvals/posts/probe/probe.json',
  'approvals/posts/probe/probe.sig',
  'approvals/policies/probe.yaml',
  'releases/kits/en/probe/1.0.json',
];
const media = mediaEndings.flatMap((ending) => [`media/probe.${ending}`, `media/a/b/probe.${ending}`]);

/** Example paths of files that git would change; none if it is set to leave them alone. */
export async function unprotected({ dir }: Pick<Repository, 'dir'>): Promise<string[]> {
  const wanted = ['text', 'eol', 'ident', 'working-tree-encoding'];
  const asked = await git(dir, ['check-attr', '-z', '--stdin', ...wanted], {
    stdin: [...texts, ...media].map((path) => `${path}\0`).join(''),
  });
  if (asked.outcome !== 'done') return [...texts, ...media];
  const fields = asked.stdout.toString().split('\0');
  const of = new Map<string, Record<string, string>>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3);
    of.set(path, { ...of.get(path), [name]: value });
  }
  return [...texts, ...media].filter((path) => !isKept(of.get(path) ?? {}, path.startsWith('media/')));
}

function isKept(attributes: Record<string, string>, isMedia: boolean): boolean {
  const { text = '', eol = '', ident = '', 'working-tree-encoding': encoding = '' } = attributes;
  const isOff = (value: string) => value === 'unset' || value === 'unspecified';
  return isOff(ident) && isOff(encoding) && (text === 'unset' || (!isMedia && eol === 'lf'));
}

/** Where the lines belong: next to the content if it has its own file, which git prefers, otherwise at the top. */
export async function attributesPlace({
  dir,
  prefix,
}: Pick<Repository, 'dir' | 'prefix'>): Promise<{ path: string; name: string; prefix: string }> {
  const own = join(dir, '.gitattributes');
  // A name with spaces or stars would need escapes in a pattern.
  if ((await exists(own)) || prefix === '' || !/^[\w./-]+$/.test(prefix))
    return { path: own, name: `${prefix}.gitattributes`, prefix: '' };
  const up = prefix.split('/').filter(Boolean);
  return { path: join(dir, ...up.map(() => '..'), '.gitattributes'), name: '.gitattributes', prefix };
}

/**
 * Adds the lines at the end of .gitattributes, where they win over earlier ones, if git would otherwise change bytes.
 * @returns the file, from the top of the repository; undefined where nothing was missing
 * @throws Error if other lines still win
 */
export async function writeAttributes(repository: Repository): Promise<string | undefined> {
  if ((await unprotected(repository)).length === 0) return undefined;
  const { path, name, prefix } = await attributesPlace(repository);
  const there = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  const before = there?.toString('utf8') ?? '';
  const lines = ['# An approval is over bytes: git leaves them as they are.', ...attributeLines(prefix)];
  const added = Buffer.from(`${before === '' || before.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`);
  const left =
    there === undefined
      ? (await writeNew(path, added))
        ? undefined
        : 'somebody is working on it. Run the command again.'
      : await replaceFile(path, there, Buffer.concat([there, added]));
  if (left !== undefined) throw new Error(`${name}: ${left}`);
  const [still] = await unprotected(repository);
  if (still === undefined) return name;
  throw new Error(
    `${name} has the lines that keep git from changing bytes, and something overrules them for files such as ${still}. Look with git check-attr -a -- ${still} which .gitattributes or .git/info/attributes that is, and take its lines out.`,
  );
}
