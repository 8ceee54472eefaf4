import { basename } from 'node:path';
import { sha256 } from '../../lib/git/objects.ts';
import { refTarget } from '../../lib/git/refs.ts';
import type { Desk } from './desk.ts';
import { draftName, isEditable } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';

/** A media file in the form of the protocol. */
interface MediaAnswer {
  id: string;
  content: string;
  encoding: 'base64';
  path: string;
  name: string;
}

/** Converts paths between the protocol, which begins at the top of the repository, and the content folder. */
export class ProtocolPaths {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  file(file: string, bytes: Buffer | undefined, label?: string) {
    return {
      data: bytes?.toString('utf8') ?? null,
      file: {
        path: this.outside(file),
        ...(label !== undefined && { label }),
        id: bytes === undefined ? null : sha256(bytes),
      },
    };
  }

  media(file: string, bytes: Buffer): MediaAnswer {
    return {
      id: sha256(bytes),
      content: bytes.toString('base64'),
      encoding: 'base64',
      path: this.outside(file),
      name: basename(file),
    };
  }

  /** @throws DeskError 422 for a path that no editor may write, however it is spelt */
  editable(path: string): string {
    const file = this.inside(path);
    if (!isEditable(file)) {
      throw new DeskError(
        422,
        `${JSON.stringify(path.slice(0, 200))} is no place for content. Texts lie in <collection>/<language>/<slug>.mdx, media in media/, with names of lower-case letters, digits and hyphens.`,
      );
    }
    return file;
  }

  /** @throws DeskError 422 for a path that is not inside the content folder */
  inside(path: string): string {
    const { prefix } = this.#desk.place.repository;
    const plain = path.replace(/\/+$/, '');
    const steps = plain.split('/');
    const isOdd = /[\0\\]/.test(plain) || steps.some((step) => step === '..' || step === '.' || step === '');
    if (isOdd || !plain.startsWith(prefix) || steps.includes('.git')) {
      throw new DeskError(422, `${JSON.stringify(path.slice(0, 200))} is not inside the content folder.`);
    }
    return plain.slice(prefix.length);
  }

  outside(file: string): string {
    return `${this.#desk.place.repository.prefix}${file}`;
  }

  branch(): string {
    return this.#desk.place.main.slice('refs/heads/'.length);
  }

  root(): string {
    const { dir, prefix } = this.#desk.place.repository;
    return dir.replace(/[/\\]+$/, '').slice(0, prefix === '' ? undefined : -prefix.length);
  }

  async main(): Promise<string> {
    const { repository, main } = this.#desk.place;
    const head = await refTarget(repository, main);
    if (head === undefined) throw new DeskError(503, `The branch ${main} is gone.`);
    return head;
  }
}

/** @throws DeskError 422 */
export function nameOf(collection: string, slug: string): DraftName {
  const name = draftName(collection, slug);
  if (name === undefined) {
    throw new DeskError(
      422,
      `${JSON.stringify(`${collection}/${slug}`.slice(0, 200))} is no draft. A slug has lower-case letters, digits and hyphens, at most 80.`,
    );
  }
  return name;
}
