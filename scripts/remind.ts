import { deskName } from '../src/approvals/explain.ts';
import { explain, explainFailure } from '../src/content/explain.ts';
import { readContent } from '../src/content/read.ts';
import { forgeFrom } from '../src/forges/access.ts';
import { remind } from '../src/forges/doctor/reminders.ts';
import { due } from '../src/publication/due.ts';
import { printable } from '../src/content/records/report.ts';
import { readSettings } from '../src/lib/settings.ts';

/** `npm run remind`: what is due at each desk; with `-- --issues` as one issue for each desk on the forge. */
try {
  const settings = readSettings();
  const { content, current, errors } = await readContent(settings);
  if (content === undefined) throw new Error(explain(errors));
  const list = due(current, content.policy, settings.now);
  for (const { desk, title, kind, day, file } of list)
    console.log(
      `${printable(deskName(desk, content))}: ${printable(title)} (${printable(file)}), ${kind} ${day}`,
    );
  if (list.length === 0) console.log('Nothing is due.');
  if (process.argv.includes('--issues')) {
    const forge = forgeFrom(process.env, content.site.forge);
    for (const { desk, number, did } of await remind(list, content, forge))
      console.log(`Issue #${String(number)} for ${printable(deskName(desk, content))}: ${did}.`);
  }
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
