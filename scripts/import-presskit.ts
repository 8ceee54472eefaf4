import { parseArgs } from 'node:util';
import { explainFailure } from '../src/content/explain.ts';
import { isLang, languageIds } from '../src/model/languages.ts';
import { explainImport, importPresskit } from '../src/content/import/import.ts';
import { readSettings } from '../src/lib/settings.ts';

const help = `npm run import:presskit -- <folder or data file> [--lang en] [--slug my-game]
  [--credit "Studio North" --licence CC-BY-4.0 [--terms https://…]]

  Imports press kits written for presskit(), presskit.html (data.xml) or milou (data.yml) as drafts. Nothing is
  overwritten, and data that could not be imported is listed. Pictures are imported only with --credit and --licence.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lang: { type: 'string', default: languageIds[0] },
      slug: { type: 'string' },
      credit: { type: 'string' },
      licence: { type: 'string' },
      terms: { type: 'string' },
    },
  });
  const [path] = positionals;
  if (path === undefined) throw new Error(help);
  const { lang, ...rest } = values;
  if (!isLang(lang)) throw new Error(`--lang is "${lang}". Write one of: ${languageIds.join(', ')}.`);
  const { contentDir } = readSettings();
  const today = new Date().toISOString().slice(0, 10);
  const imported = await importPresskit(path, contentDir, { ...rest, lang, today });
  console.log(imported.map(explainImport).join('\n\n'));
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
