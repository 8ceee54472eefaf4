import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnText } from '../model/line-ends.ts';
import type { Problem } from '../model/problem.ts';

/** A larger file is not a text for one page, and parsing it would take too long. */
const textMaxBytes = 2 * 1024 * 1024;

/** The content folder as files. A file that cannot be read becomes a problem, never an exception. */
export class ContentFolder {
  readonly problems: Problem[] = [];
  /** Texts that were read and have Windows line ends. */
  readonly bent: string[] = [];
  readonly #contentDir: string;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** A text's bytes; undefined if it is not valid UTF-8, which is reported, or if it is optional and missing. */
  async bytes(file: string, required: boolean, maxBytes = textMaxBytes): Promise<Buffer | undefined> {
    const report = (code: string, message: string, fix: string) => this.#report(file, code, message, fix);
    const path = join(this.#contentDir, file);
    try {
      // Checked before opening: a pipe would never end, and a huge file would fill the memory.
      const found = await lstat(path);
      if (!found.isFile()) {
        this.#reportLink(file);
        return undefined;
      }
      // Not opened if it is already refused by its size.
      const size = sizeProblem(file, found.size, maxBytes);
      const bytes = size === undefined ? await readFile(path) : undefined;
      const problem = size ?? (bytes && encodingProblem(file, bytes));
      if (problem !== undefined) {
        this.problems.push(problem);
        return undefined;
      }
      if (isOwnText(file) && bytes?.includes('\r\n')) this.bent.push(file);
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

  /** Paths of the regular files in a folder and below it, sorted; links are reported. A missing folder is empty. */
  async list(folder: string): Promise<string[]> {
    const root = join(this.#contentDir, folder);
    if (!(await this.#isFolder(folder))) return [];
    const items = await readdir(root, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
      this.#reportFolder(folder, error);
      return [];
    });
    const files = items
      .filter((item) => !item.isDirectory())
      .map((item) => ({
        isPlain: item.isFile(),
        name: join(item.parentPath, item.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      }))
      .filter(({ name }) => !/(?:^|\/)\./.test(name));
    for (const { isPlain, name } of files) if (!isPlain) this.#reportLink(`${folder}/${name}`);
    return files
      .filter(({ isPlain }) => isPlain)
      .map(({ name }) => name)
      .toSorted();
  }

  /** Names at the top of the content folder, without hidden ones. */
  async names(): Promise<string[]> {
    const names = await readdir(this.#contentDir).catch(() => []);
    return names.filter((name) => !name.startsWith('.')).toSorted();
  }

  async #isFolder(folder: string): Promise<boolean> {
    try {
      if ((await lstat(join(this.#contentDir, folder))).isDirectory()) return true;
      this.#reportLink(folder, 'a folder');
    } catch (error) {
      this.#reportFolder(folder, error);
    }
    return false;
  }

  /** Without this problem, a site without half of its texts would be published. */
  #reportFolder(folder: string, error: unknown): void {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return;
    const message = `the folder cannot be read (${code ?? String(error)})`;
    this.#report(folder, 'unreadable', message, 'Check its rights and that it is a plain folder.');
  }

  /** A link could publish any file of the machine that builds the site. */
  #reportLink(file: string, what = 'a text'): void {
    const message = `this is a link or a special file, not ${what}`;
    this.#report(file, 'file-link', message, `Put ${what} in its place.`);
  }

  #report(file: string, code: string, message: string, fix: string): void {
    this.problems.push({ file, line: 1, column: 1, code, message, fix });
  }
}

/** Problems of a text's bytes, found before parsing. */
export function textProblem(file: string, bytes: Buffer): Problem | undefined {
  return sizeProblem(file, bytes.length, textMaxBytes) ?? encodingProblem(file, bytes);
}

function sizeProblem(file: string, size: number, maxBytes: number): Problem | undefined {
  if (size <= maxBytes) return undefined;
  const message = `the file has more than ${String(maxBytes / 1024 / 1024)} MB`;
  return {
    file,
    line: 1,
    column: 1,
    code: 'file-size',
    message,
    fix: 'Divide the text into several entries.',
  };
}

function encodingProblem(file: string, bytes: Buffer): Problem | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    const message = 'the file is not UTF-8 text';
    return { file, line: 1, column: 1, code: 'encoding', message, fix: 'Save it with the encoding UTF-8.' };
  }
}
