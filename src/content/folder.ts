import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';

/** A file larger than this is no text that people read on one page; parsing it would hold up everyone else's. */
const textMaxBytes = 2 * 1024 * 1024;

/** The content folder as files. What cannot be read becomes a problem, never an exception. */
export class ContentFolder {
  readonly problems: Problem[] = [];
  readonly #contentDir: string;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** A text's bytes; undefined where it cannot be read as UTF-8, which is reported, or is missing and may be. */
  async bytes(file: string, required: boolean): Promise<Buffer | undefined> {
    const report = (code: string, message: string, fix: string) =>
      this.problems.push({ file, line: 1, column: 1, code, message, fix });
    try {
      const bytes = await readFile(join(this.#contentDir, file));
      if (bytes.length > textMaxBytes) {
        report('file-size', 'the file has more than 2 MB', 'Divide the text into several entries.');
        return undefined;
      }
      if (!isUtf8(bytes)) {
        report('encoding', 'the file is not UTF-8 text', 'Save it with the encoding UTF-8.');
        return undefined;
      }
      return bytes;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' && !required) return undefined;
      report(
        'unreadable',
        code === 'ENOENT' ? 'the file is missing' : `the file cannot be read (${code ?? String(error)})`,
        file === 'site.yaml'
          ? 'Write site.yaml with name, tagline, description, url and languages.'
          : 'Check its rights and that it is a plain file.',
      );
      return undefined;
    }
  }

  /** Paths of the plain files in a folder, in order; links are reported. */
  async list(folder: string, deep = false): Promise<string[]> {
    const root = join(this.#contentDir, folder);
    const items = await readdir(root, { withFileTypes: true, recursive: deep }).catch(() => []);
    const files = items
      .filter((item) => !item.isDirectory() && !item.name.startsWith('.'))
      .map((item) => ({
        isPlain: item.isFile(),
        name: join(item.parentPath, item.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      }));
    for (const { isPlain, name } of files) {
      if (isPlain) continue;
      // A link could publish any file of the machine that builds the site.
      this.problems.push({
        file: `${folder}/${name}`,
        line: 1,
        column: 1,
        code: 'file-link',
        message: 'this is a link or a special file, not a text',
        fix: 'Put a copy of the text in its place.',
      });
    }
    return files
      .filter(({ isPlain }) => isPlain)
      .map(({ name }) => name)
      .toSorted();
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
