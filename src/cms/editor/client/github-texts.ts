import { blobId, textId } from '../blob-id.ts';
import { ForgeFault } from '../forge-fault.ts';
import type { ForgeRest } from './github-rest.ts';
import type { ForgeFile } from './github-tree.ts';

/** Where files are cached between visits. */
export interface BlobCache {
  read: (ids: readonly string[]) => Promise<Map<string, Uint8Array>>;
  write: (blobs: ReadonlyMap<string, Uint8Array>) => Promise<void>;
}

type Wanted = Pick<ForgeFile, 'id' | 'size'>;

/** The maximum of one request: a forge may give up on larger ones. */
const batch = { files: 150, bytes: 750_000 };
/** Larger files are read one by one: the forge cuts long texts in requests for many files. */
const single = 250_000;
const atOnce = 4;

/** Reads files of a forge by their ids: those that are not cached, many with one request. */
export class ForgeTexts {
  readonly #rest: ForgeRest;
  readonly #cache: BlobCache;
  #hasBatches = true;
  readonly #pending = new Map<string, Promise<Uint8Array>>();

  constructor(rest: ForgeRest, cache: BlobCache) {
    this.#rest = rest;
    this.#cache = cache;
  }

  /**
   * The texts of files, by id.
   * @param arrived called with each batch, in the order of the request
   * @throws ForgeFault if one file fails: a list without it would look complete
   */
  async read(
    files: readonly Wanted[],
    arrived?: (texts: Map<string, string>) => void,
  ): Promise<Map<string, string>> {
    const unique = [...new Map(files.map((file) => [file.id, file])).values()];
    const kept = await this.#cache.read(unique.map(({ id }) => id));
    const texts = new Map([...kept].map(([id, bytes]) => [id, decode(bytes)]));
    if (kept.size > 0 && kept.size < unique.length) arrived?.(texts);
    const missing = unique.filter(({ id }) => !kept.has(id));
    await inParallel(batchesOf(missing), atOnce, async (part) => {
      const blobs = await this.#fetch(part);
      for (const [id, bytes] of blobs) texts.set(id, decode(bytes));
      await this.#cache.write(blobs);
      if (texts.size < unique.length) arrived?.(texts);
    });
    return texts;
  }

  /** A file's bytes. */
  async bytes(id: string): Promise<Uint8Array> {
    const kept = (await this.#cache.read([id])).get(id);
    if (kept !== undefined) return kept;
    const pending = this.#pending.get(id) ?? this.#fetchOne(id);
    this.#pending.set(id, pending);
    const bytes = await pending.finally(() => this.#pending.delete(id));
    await this.#cache.write(new Map([[id, bytes]]));
    return bytes;
  }

  async #fetch(part: readonly Wanted[]): Promise<Map<string, Uint8Array>> {
    const together = this.#hasBatches ? await this.#together(part) : new Map<string, Uint8Array>();
    const alone = part.filter(({ id }) => !together.has(id));
    await inParallel(alone, atOnce, async ({ id }) => {
      together.set(id, await this.#fetchOne(id));
    });
    return together;
  }

  /** The files that one request returned and that match their ids. */
  async #together(part: readonly Wanted[]): Promise<Map<string, Uint8Array>> {
    const asked = part.filter(({ size }) => size <= single);
    if (asked.length < 2) return new Map();
    const [owner = '', name = ''] = this.#rest.forge.repository.split('/');
    const parts = asked.map(
      ({ id }, at) => `b${String(at)}: object(oid: ${JSON.stringify(id)}) { ... on Blob { text } }`,
    );
    const query = `query { repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) { ${parts.join(' ')} } }`;
    interface Answer {
      repository: Record<string, { text?: string | null } | null> | null;
    }
    const answer = await this.#rest.query<Answer>(query).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      // If the forge, or a proxy before it, has no GraphQL, the files are read one by one.
      this.#hasBatches = false;
      return { repository: null };
    });
    const found = await Promise.all(
      asked.map(async ({ id }, at) => {
        const text = answer.repository?.[`b${String(at)}`]?.text;
        // Texts that were cut, and binary files, do not match their ids.
        const isWhole = typeof text === 'string' && (await textId(text, id.length)) === id;
        return isWhole ? [[id, new TextEncoder().encode(text)] as const] : [];
      }),
    );
    return new Map(found.flat());
  }

  async #fetchOne(id: string): Promise<Uint8Array> {
    const answer = await this.#rest.get<ArrayBuffer>(`/git/blobs/${id}`, 'application/vnd.github.raw');
    for (const read of [(raw: Uint8Array) => raw, contentOf]) {
      const bytes = read(new Uint8Array(answer));
      if ((await blobId(bytes, id.length)) === id) return bytes;
    }
    throw new ForgeFault('unreachable', 'A file arrived damaged.');
  }
}

/** The answer of a forge for a file without raw bytes. */
function contentOf(answer: Uint8Array): Uint8Array {
  try {
    const { content = '' } = JSON.parse(decode(answer)) as { content?: string };
    return Uint8Array.from(atob(content.replaceAll('\n', '')), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export function isRefusal(error: unknown): boolean {
  return error instanceof ForgeFault && ['refused', 'missing', 'forbidden', 'strange'].includes(error.kind);
}

/** Small files together, as many as fit into one request. */
export function batchesOf<T extends Wanted>(files: readonly T[]): T[][] {
  const parts: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const part = parts.at(-1);
    const size = Math.min(file.size, single);
    if (part === undefined || part.length >= batch.files || bytes + size > batch.bytes) {
      parts.push([file]);
      bytes = size;
    } else {
      part.push(file);
      bytes += size;
    }
  }
  return parts;
}

async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}

function decode(bytes: Uint8Array): string {
  // A byte order mark is part of the file, which must be written back unchanged.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
