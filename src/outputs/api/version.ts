import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../lib/settings.ts';

/** Where the code lies that makes an entry's file of its fields and its compiled body. A test follows the imports. */
export const apiSources =
  'src/{bodies.ts,{api,body,components/body,content,disclosure,i18n,kits,media,model,publication}/**/*.ts}';

/** Stands for that code, for the libraries that it calls, and for the Unicode data with which Node writes numbers. */
export async function apiVersion(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  hash.update(await readFile(join(projectRoot, 'package.json')));
  const files = await Array.fromAsync(glob(apiSources, { cwd: projectRoot }));
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(join(projectRoot, file)));
  return hash.digest('hex');
}
