import { parseArgs } from 'node:util';
import { explain, explainFailure } from '../src/content/explain.ts';
import { readContent } from '../src/content/read.ts';
import { readSettings } from '../src/settings.ts';

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const { errors, warnings } = await readContent(readSettings());
  if (values.json) {
    console.log(JSON.stringify({ errors, warnings }, null, 2));
  } else {
    if (warnings.length > 0) console.warn(`Worth knowing:\n\n${explain(warnings)}\n`);
    console.log(errors.length === 0 ? 'The content is in order.' : explain(errors));
  }
  if (errors.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
