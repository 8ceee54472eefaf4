import { release as releaseSchema, releaseFile } from '../model/release.ts';
import type { Release } from '../model/release.ts';
import type { Problem } from '../model/problem.ts';

const restore = 'Bring the file back from git as it was: what was published does not change afterwards.';

/**
 * A record of the files that a kit's version offered.
 * @param file inside the content folder
 */
export function readRelease(file: string, bytes: Buffer): Release | Problem {
  const problem = (message: string, fix = restore): Problem => ({
    file,
    line: 1,
    column: 1,
    code: 'release',
    message,
    fix,
  });
  let data: unknown;
  try {
    data = JSON.parse(bytes.toString('utf8'));
  } catch {
    return problem('this is no JSON');
  }
  const parsed = releaseSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return problem(`this is no record of a version: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  if (releaseFile(parsed.data) !== file) {
    const home = releaseFile(parsed.data);
    return problem(`this is the record of ${home}`, `Move it to ${home}.`);
  }
  return parsed.data;
}

/** A release as a file: the same bytes for the same release. */
export function writeRelease(release: Release): Buffer {
  return Buffer.from(`${JSON.stringify(release, null, 2)}\n`);
}
