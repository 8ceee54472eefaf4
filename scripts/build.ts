import { ContentError, buildSite } from '../src/build/build.ts';
import { explain } from '../src/content/explain.ts';
import { readSettings } from '../src/settings.ts';

try {
  const settings = readSettings();
  const started = performance.now();
  const { warnings } = await buildSite(settings);
  if (warnings.length > 0) console.warn(`${explain(warnings)}\n`);
  console.log(`Built ${settings.outDir} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
} catch (error) {
  console.error(error instanceof ContentError ? `${error.message}\nNothing was built.` : error);
  process.exitCode = 1;
}
