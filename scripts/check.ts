import { parseArgs } from 'node:util';
import { explain, explainFailure } from '../src/content/explain.ts';
import { fixLineEnds } from '../src/content/fix-line-ends.ts';
import { reportLineEnds } from '../src/content/report-line-ends.ts';
import { readContent } from '../src/content/read.ts';
import { checkCodeowners } from '../src/forges/doctor/codeowners-file.ts';
import { checkFeedHistory } from '../src/forges/doctor/feed-history.ts';
import { reportWaiting } from '../src/content/records/report.ts';
import { readSettings } from '../src/lib/settings.ts';

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      'fix-line-ends': { type: 'boolean', default: false },
    },
  });
  const settings = readSettings();
  // The check after it reports what is left.
  if (values['fix-line-ends']) console.error(`${reportLineEnds(await fixLineEnds(settings))}\n`);
  const { content, errors: found, warnings: known, waiting } = await readContent(settings);
  const errors = content ? [...found, ...(await checkCodeowners(content, settings.contentDir))] : found;
  const warnings = content ? [...known, ...(await checkFeedHistory(content, settings.contentDir))] : known;
  if (values.json) {
    console.log(JSON.stringify({ errors, warnings, waiting }, null, 2));
  } else {
    if (warnings.length > 0) console.warn(`Worth knowing:\n\n${explain(warnings)}\n`);
    if (content !== undefined && waiting.length > 0) console.warn(`${reportWaiting(waiting, content)}\n`);
    console.log(errors.length === 0 ? 'The content is in order.' : explain(errors));
  }
  if (errors.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
