import { readContent } from '../src/content/read.ts';
import { Kits } from '../src/kits/making/kits.ts';
import { kitSourcesOf } from '../src/kits/source.ts';
import { Publication } from '../src/publication/publication.ts';
import { readSettings } from '../src/lib/settings.ts';

/**
 * Run as a separate process, so that its memory can be measured: checks a content folder and writes the files of its
 * kits.
 */
const settings = readSettings();
const { content, errors } = await readContent(settings);
if (content === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
const kits = new Kits(settings);
for (const source of kitSourcesOf(new Publication(content, settings.now)))
  await kits.write(source, settings.outDir);
