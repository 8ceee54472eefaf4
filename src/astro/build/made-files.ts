import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';

/** The output folder that a build made, and its files. */
const storedList = z.object({ folder: z.string(), files: z.array(z.string()) });

/**
 * The list of files that the last build wrote to the output. Other files there belong to somebody (a git repository,
 * a host's file), and the next build would delete them with the folder.
 */
export class MadeFiles {
  readonly #outDir: string;
  readonly #list: string;

  /** @param list path of the file with the list */
  constructor(outDir: string, list: string) {
    this.#outDir = outDir;
    this.#list = list;
  }

  /**
   * Does nothing for a folder that this list is not about.
   * @throws Error, worded for people, where the output has files that the last build did not make
   */
  async guard(): Promise<void> {
    const last = await this.#last();
    if (last === undefined || last.folder !== (await identity(this.#outDir))) return;
    const known = new Set(last.files);
    const foreign = (await filesBelow(this.#outDir)).filter((file) => !known.has(file));
    if (foreign.length === 0) return;
    const all = [...new Set(foreign.map(displayName))].toSorted();
    const names = all.slice(0, 3).join(', ') + (all.length > 3 ? ` and ${String(all.length - 3)} more` : '');
    throw new Error(
      `OUT_DIR is ${this.#outDir}, which has files that no build made: ${names}. A build would delete them. Move them: files for the site belong in public.`,
    );
  }

  /** Writes the list of files in the output, for the next build. */
  async note(): Promise<void> {
    const folder = await identity(this.#outDir);
    const text = JSON.stringify({ folder, files: await filesBelow(this.#outDir) });
    await mkdir(dirname(this.#list), { recursive: true });
    await writeFile(this.#list, text);
  }

  async #last(): Promise<z.infer<typeof storedList> | undefined> {
    const text = await readFile(this.#list, 'utf8').catch(() => 'null');
    try {
      return storedList.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  }
}

/** Stays the same when a folder is renamed; another folder at the same path has a different one. */
async function identity(folder: string): Promise<string> {
  const { dev, ino, birthtimeNs } = await stat(folder, { bigint: true }).catch(() => ({
    dev: 0n,
    ino: 0n,
    birthtimeNs: 0n,
  }));
  return [dev, ino, birthtimeNs].join(' ');
}

/** Paths of all files below a folder; empty where there is no folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return items
    .filter((item) => !item.isDirectory())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll(sep, '/'));
}

/** Of a hidden folder only the name is shown: `.git` has hundreds of files. */
function displayName(file: string): string {
  return /^(?:[^/]+\/)*?\.[^/]+(?=\/)/.exec(file)?.[0] ?? file;
}
