import { readFile, realpath } from 'node:fs/promises';
import { relative, isAbsolute } from 'node:path';
import { mentionsOf, validate } from '../entry.ts';
import { explain } from '../explain.ts';
import { readYamlSource } from '../source.ts';
import type { Content } from '../../model/content.ts';
import { nearest } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import { ledger as ledgerSchema } from './ledger.ts';
import type { Ledger } from './ledger.ts';

/**
 * Reads the ledger and compares it with the content: partners and people must be those of the site.
 * @param path of the file, absolute
 * @param closed folders that visitors or editors can read, so the ledger must not be in them
 * @throws Error with every fault, its line and how to correct it
 */
export async function readPartnersLedger(
  path: string,
  content: Pick<Content, 'partners' | 'people'>,
  closed: readonly string[],
): Promise<Ledger> {
  const place = await realpath(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `PARTNERS_LEDGER is ${path}, which cannot be read (${error.code ?? String(error)}). Name the file that holds what was given to partners.`,
      { cause: error },
    );
  });
  for (const folder of closed) {
    const inside = relative(await realpath(folder).catch(() => folder), place);
    if (inside.startsWith('..') || isAbsolute(inside)) continue;
    throw new Error(
      `${path} lies in ${folder}, where others can read what partners got. Move it to a private place outside, and name that in PARTNERS_LEDGER.`,
    );
  }
  const source = readYamlSource(path, await readFile(place, 'utf8'));
  const problems: Problem[] = [];
  const ledger = validate(path, ledgerSchema, source, problems);
  if (ledger !== undefined) {
    for (const { to, id, line, column } of mentionsOf(ledgerSchema, ledger, source)) {
      if (to !== 'partners' && to !== 'people') continue;
      const known = Object.keys(content[to]);
      if (known.includes(id)) continue;
      const near = nearest(id, known);
      problems.push({
        file: path,
        line,
        column,
        code: 'unknown-reference',
        message: `there is no ${to === 'partners' ? 'partner' : 'person'} "${id}"`,
        fix: near === undefined ? `Add ${to}/${id}.yaml to the content.` : `Did you mean "${near}"?`,
      });
    }
  }
  if (ledger === undefined || problems.length > 0) throw new Error(explain(problems));
  return ledger;
}
