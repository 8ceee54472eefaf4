import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { codeDigest } from '../../lib/code-digest.ts';

/** What makes a kit's files; pictures are made in a process of their own, by the code that it loads. */
const makers = [join(import.meta.dirname, 'kits.ts'), join(import.meta.dirname, 'worker.ts')];

/** Names what is made of `inputs`, by this code and these libraries, in the cache. */
export function keyOf(...inputs: unknown[]): string {
  return createHash('sha256')
    .update(`${codeDigest(...makers)}\0${JSON.stringify(inputs)}`)
    .digest('hex');
}
