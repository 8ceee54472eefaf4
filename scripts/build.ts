import { parseArgs } from 'node:util';
import { buildSite } from '../src/astro/build/build.ts';
import { explain, explainFailure } from '../src/content/explain.ts';
import { readSettings } from '../src/lib/settings.ts';

try {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
  const settings = readSettings();
  const started = performance.now();
  const { warnings, leftOut } = await buildSite(settings, values);
  if (warnings.length > 0) console.warn(`${explain(warnings)}\n`);
  if (leftOut !== '') console.warn(`${leftOut}\n`);
  console.log(`Built ${settings.outDir} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
} catch (error) {
  console.error(`${explainFailure(error)}\nNothing was built.`);
  process.exitCode = 1;
}
