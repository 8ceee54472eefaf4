import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { packageVersion } from './packages.ts';
import { projectRoot } from './settings.ts';

/**
 * How one of our files refers to another: imports (not of types), workers and files beside a module, style sheets,
 * HTML.
 */
const referencePatterns = [
  /\b(?:import|export)\s(?!type\b)[^;'"]*?['"]([^'"\n]+)['"]/g,
  /\bimport\(\s*['"`]([^'"`\n]+)['"`]/g,
  /\bnew URL\(\s*['"]([^'"\n]+)['"],\s*import\.meta\.url/g,
  /@import\s+(?:url\()?['"]([^'"\n]+)['"]/g,
  /\b(?:src|href)="([^"\n]+)"/g,
  /^layout:\s+(\S+)/gm,
];
const readable = new Set(['.ts', '.js', '.mjs', '.astro', '.mdx', '.css', '.html']);

/** The source files and packages that a part of this program consists of. */
export interface Code {
  /** Our own files: absolute paths, sorted. */
  files: string[];
  /** npm packages among our dependencies that these files import, sorted. */
  packages: string[];
}

/**
 * Everything that runs when these files run: the files themselves and all that they refer to, recursively. Found by
 * text search, so a file named in a comment counts too: one file too many only invalidates a cache too early.
 * @param entries absolute paths
 */
export function codeOf(...entries: string[]): Code {
  const dependencies = ourDependencies();
  const files = new Set(entries);
  const packages = new Set<string>();
  for (const file of files) {
    if (!readable.has(extname(file))) continue;
    const text = readFileSync(file, 'utf8');
    for (const pattern of referencePatterns) {
      for (const [, name = ''] of text.matchAll(pattern)) {
        // `new URL('worker.ts', import.meta.url)` names a file in the same folder without `./`.
        for (const path of filesCalled(join(dirname(file), name.replace(/[?#].*$/, '')))) files.add(path);
        const [scope = '', rest = ''] = name.split('/');
        const packageName = scope.startsWith('@') ? `${scope}/${rest}` : scope;
        if (dependencies.has(packageName)) packages.add(packageName);
      }
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

const digestCache = new Map<string, string>();

/**
 * Identifies the code that makes something, so that a cache drops what older code made: a sha256, in hexadecimal,
 * over the files of {@link codeOf}, the versions of their packages, and Node's version, which decides ICU and
 * Unicode.
 * @param entries absolute paths
 */
export function codeDigest(...entries: string[]): string {
  const key = entries.join('\0');
  const before = digestCache.get(key);
  if (before !== undefined) return before;
  const { files, packages } = codeOf(...entries);
  const hash = createHash('sha256').update(process.version);
  for (const name of packages) hash.update(`\0${packageVersion(name)}`);
  for (const file of files) {
    const path = relative(projectRoot, file).split(sep).join('/');
    hash.update(`\0${path}\0`).update(readFileSync(file));
  }
  const digest = hash.digest('hex');
  digestCache.set(key, digest);
  return digest;
}

function ourDependencies(): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return new Set(Object.keys(manifest.dependencies));
}

/** The files that a path is of: none or one, or where a folder's name is put in as it runs, `./${lang}/site.ts`, all of them. */
function filesCalled(path: string): string[] {
  const [before = '', after] = path.split(/\$\{[^}]*\}/);
  if (after === undefined) return isFile(path) ? [path] : [];
  if (!existsSync(before)) return [];
  return readdirSync(before)
    .map((name) => join(before, name, after))
    .filter(isFile);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
