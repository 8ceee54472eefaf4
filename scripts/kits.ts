import { parseArgs } from 'node:util';
import { explainFailure } from '../src/content/explain.ts';
import { recordReleases } from '../src/content/records/releases.ts';
import { readSettings } from '../src/lib/settings.ts';

const help = `npm run kits -- release

  Records what the press kits on the site offer, one file for each version: content/releases/<lang>/<kit>/<version>.json.
  From then on a changed file needs a new version, and the recorded version keeps its address and its bytes.
  The desk does this itself when it publishes; with git alone, run this command and commit the files.`;

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command = 'help'] = positionals;
  if (command === 'help') console.log(help);
  else if (command !== 'release') throw new Error(`"${command}" is not a command.\n\n${help}`);
  else {
    const files = await recordReleases(readSettings());
    for (const file of files) console.log(`content/${file}`);
    console.log(
      files.length === 0 ? 'Every version on the site is on record.' : 'Commit them with what you publish.',
    );
  }
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
