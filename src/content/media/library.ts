import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Dirent } from 'node:fs';
import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { MediaFile, PictureFormat } from '../../model/entry.ts';
import { isPngTakenForText, lineEndsCommand } from '../../model/line-ends.ts';
import { FileNames } from '../../model/free-name.ts';
import type { IsTaken } from '../../model/free-name.ts';
import type { Problem } from '../../model/problem.ts';
import { freeMediaName } from '../../model/media-names.ts';
import { checkMediaFile, checkPicture, isCutOff, isPicture, mediaTypeOf } from '../../model/media-types.ts';
import { checkSvg } from '../../lib/svg.ts';

interface Look {
  file: MediaFile | undefined;
  problems: Problem[];
}

/** The files under `media/`, by the address that texts use: `/media/team/map.png`. */
export class MediaLibrary {
  readonly #root: string;
  readonly #addresses: ReadonlySet<string>;
  readonly #refused: ReadonlySet<string>;
  readonly #known = new Map<string, Promise<Look>>();

  private constructor(root: string, addresses: ReadonlySet<string>, refused: ReadonlySet<string>) {
    this.#root = root;
    this.#addresses = addresses;
    this.#refused = refused;
  }

  /** Lists the folder without reading files. Links are not followed, because they could lead out of the content. */
  static async open(contentDir: string): Promise<{ library: MediaLibrary; problems: Problem[] }> {
    const root = join(contentDir, 'media');
    const problems: Problem[] = [];
    const found = await listFolder(root, problems);
    const addresses = new Set<string>();
    const refused = new Set<string>();
    const addressOf = (item: Dirent) =>
      `/media/${join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/')}`;
    const names = new FileNames(found.map((item) => addressOf(item).slice(1)));
    for (const item of found) {
      const path = join(item.parentPath, item.name);
      const address = addressOf(item);
      if (item.isDirectory() || address.includes('/.')) continue;
      const faults = checkMediaFile(
        address,
        item.isFile() ? (await stat(path)).size : 'link',
        names.takenBeside(address.slice(1)),
      );
      problems.push(...faults);
      if (item.isFile()) addresses.add(address);
      // A file that was refused before opening stays refused: it may be larger than the memory.
      if (faults.length > 0) refused.add(address);
    }
    return { library: new MediaLibrary(root, addresses, refused), problems };
  }

  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  addresses(): string[] {
    return [...this.#addresses];
  }

  /** The properties of a file from its bytes; each file is read once. */
  async file(address: string): Promise<MediaFile | undefined> {
    return (await this.#look(address)).file;
  }

  /** Faults inside the referenced files. */
  async problems(): Promise<Problem[]> {
    const looked = await Promise.all(this.#known.values());
    return looked.flatMap(({ problems }) => problems);
  }

  #look(address: string) {
    let known = this.#known.get(address);
    if (known === undefined) {
      known =
        this.#addresses.has(address) && !this.#refused.has(address)
          ? readMediaFile(join(this.#root, address.slice('/media/'.length)), address, (file) =>
              this.#addresses.has(`/${file}`),
            )
          : Promise.resolve({ file: undefined, problems: [] });
      this.#known.set(address, known);
    }
    return known;
  }
}

/** The folder's items; none if it is missing, a link or unreadable; the last two are reported. */
async function listFolder(root: string, problems: Problem[]) {
  const report = (code: string, message: string, fix: string) =>
    problems.push({ file: 'media', line: 1, column: 1, code, message, fix });
  try {
    if ((await lstat(root)).isDirectory())
      return await readdir(root, { recursive: true, withFileTypes: true });
    report('media-link', 'this is a link or a file, not a folder', 'Put a folder in its place.');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT')
      report('unreadable', `the folder cannot be read (${code ?? String(error)})`, 'Check its rights.');
  }
  return [];
}

async function readMediaFile(path: string, address: string, isTaken: IsTaken): Promise<Look> {
  try {
    // Videos are read as streams: several of them would fill the memory.
    if (!isPicture(address)) return { file: await digestOf(path), problems: [] };
    return await describeMedia(await readFile(path), address, isTaken);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const message = `the file cannot be read (${code})`;
    const at = { file: address.slice(1), line: 1, column: 1, code: 'unreadable' };
    return { file: undefined, problems: [{ ...at, message, fix: 'Check its rights.' }] };
  }
}

async function digestOf(path: string): Promise<MediaFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { digest: hash.digest('hex'), bytes };
}

/**
 * The properties of a media file from its bytes, or its faults.
 * @param isTaken whether the content has a file with a name, so that no suggestion would replace one
 */
export async function describeMedia(
  bytes: Buffer,
  address: string,
  isTaken: IsTaken = () => false,
): Promise<Look> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const plain: MediaFile = { digest, bytes: bytes.length };
  if (!isPicture(address)) return { file: plain, problems: [] };
  if (isPngTakenForText(bytes)) return { file: undefined, problems: [takenForText(address)] };
  const problem = (message: string, fix: string): Problem => ({
    file: address.slice(1),
    line: 1,
    column: 1,
    code: 'bad-picture',
    message,
    fix,
  });
  if (address.endsWith('.svg')) {
    const faults = checkSvg(bytes.toString('utf8'));
    if (faults.length > 0) {
      const fix = 'Export the drawing again as plain SVG, without scripts, links or embedded pages.';
      return { file: undefined, problems: faults.map((fault) => problem(fault, fix)) };
    }
  }
  try {
    const { width, height, format, autoOrient } = await sharp(bytes).metadata();
    const known = formats[format];
    if (known === undefined || !mediaTypeOf(address)?.formats?.includes(known)) {
      return {
        file: undefined,
        problems: [
          problem(
            `the file's name says ${address.split('.').at(-1) ?? ''}, its content is ${format}`,
            known === undefined
              ? 'Export it again as PNG, JPEG or WebP.'
              : `Export it again, or rename it to ${freeMediaName(`${address.slice('/media/'.length).replace(/\.[^.]*$/, '')}.${known === 'jpeg' ? 'jpg' : known}`, isTaken)}, and write that name wherever a text has the old one.`,
          ),
        ],
      };
    }
    if (isCutOff(bytes, known)) {
      const fix = 'Upload it again, or export it again.';
      return { file: undefined, problems: [problem('the picture ends too early: it was cut off', fix)] };
    }
    const picture = { width: autoOrient.width || width, height: autoOrient.height || height, format: known };
    return { file: { ...plain, picture }, problems: checkPicture(address, picture) };
  } catch {
    return {
      file: undefined,
      problems: [
        problem(
          'the picture cannot be read: it is damaged or not a picture',
          'Export it again as PNG, JPEG or WebP.',
        ),
      ],
    };
  }
}

function takenForText(address: string): Problem {
  return {
    file: address.slice(1),
    line: 1,
    column: 1,
    code: 'picture-as-text',
    message: 'a program took the picture for a text and rewrote line ends in it, which destroys it',
    fix: `Run ${lineEndsCommand}. It brings the picture back where git has it whole, and keeps git from doing this again; where it has not, put the original in its place.`,
  };
}

const formats: Record<string, PictureFormat> = {
  png: 'png',
  jpeg: 'jpeg',
  jpg: 'jpeg',
  webp: 'webp',
  avif: 'avif',
  heif: 'avif',
  gif: 'gif',
  svg: 'svg',
};
