import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';

/** Size and digest of a file. */
export interface Measured {
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

/** Counts and hashes bytes as they pass. */
export class Meter {
  #bytes = 0;
  readonly #hash = createHash('sha256');

  async *over(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  async drain(chunks: AsyncIterable<Buffer>): Promise<Measured> {
    for await (const _ of this.over(chunks)) void _;
    return this.result();
  }

  result(): Measured {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

export function measure(data: Buffer): Measured {
  return { bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
}

/** @throws ChangedBytesError where the file's bytes have another digest than pages show */
export async function verifyFile(path: string, { sha256 }: Measured): Promise<void> {
  const found = await new Meter().drain(createReadStream(path));
  if (found.sha256 !== sha256) throw new ChangedBytesError(path);
}
