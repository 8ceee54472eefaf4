import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';

/** The folder that a build put in place, and the files in it. */
const noted = z.object({ folder: z.string(), files: z.array(z.string()) });

/**
 * Which files of the output the last build made. Others are somebody's: a history that was begun in the folder, a file
 * that a host asked for. The next build would take them away with the folder.
 */
export class MadeFiles {
  readonly #outDir: string;
  readonly #list: string;

  /** @param list the file in which they are noted */
  constructor(outDir: string, list: string) {
    this.#outDir = outDir;
    this.#list = list;
  }

  /**
   * Says nothing of a folder that another build put there, whose files were noted elsewhere or nowhere.
   * @throws Error in words where the output has files that the last build did not make
   */
  async guard(): Promise<void> {
    const last = await this.#last();
    if (last === undefined || last.folder !== (await identity(this.#outDir))) return;
    const known = new Set(last.files);
    const strange = (await filesBelow(this.#outDir)).filter((file) => !known.has(file));
    if (strange.length === 0) return;
    const all = [...new Set(strange.map(shown))].toSorted();
    const names = all.slice(0, 3).join(', ') + (all.length > 3 ? ` and ${String(all.length - 3)} more` : '');
    throw new Error(
      `OUT_DIR is ${this.#outDir}, which has files that no build made: ${names}. A build would take them away. Move them: what is to be on the site belongs into public.`,
    );
  }

  /** Notes what is in the output now, for the next build. A disk that takes no note costs nobody a build. */
  async note(): Promise<void> {
    const folder = await identity(this.#outDir);
    const text = JSON.stringify({ folder, files: await filesBelow(this.#outDir) });
    await mkdir(dirname(this.#list), { recursive: true });
    await writeFile(this.#list, text);
  }

  async #last(): Promise<z.infer<typeof noted> | undefined> {
    const text = await readFile(this.#list, 'utf8').catch(() => 'null');
    try {
      return noted.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  }
}

/** A folder keeps it when it gets another name; another folder in its place has another one. */
async function identity(folder: string): Promise<string> {
  const { dev, ino, birthtimeNs } = await stat(folder, { bigint: true }).catch(() => ({
    dev: 0n,
    ino: 0n,
    birthtimeNs: 0n,
  }));
  return [dev, ino, birthtimeNs].join(' ');
}

/** Paths of all that is below a folder and no folder itself; none where there is none. */
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

/** Of a hidden folder its name says enough: `.git` has files by the hundred. */
function shown(file: string): string {
  return /^(?:[^/]+\/)*?\.[^/]+(?=\/)/.exec(file)?.[0] ?? file;
}
