import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { codeDigest } from '../../lib/code-digest.ts';

/** The code that makes a kit's files; pictures are made in a separate process, with its own code. */
const makers = [join(import.meta.dirname, 'kits.ts'), join(import.meta.dirname, 'worker.ts')];

/** The cache key for what this code and its libraries make from `inputs`. */
export function keyOf(...inputs: unknown[]): string {
  return createHash('sha256')
    .update(`${codeDigest(...makers)}\0${JSON.stringify(inputs)}`)
    .digest('hex');
}
