import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explainFailure } from '../src/content/explain.ts';
import { readContent } from '../src/content/read.ts';
import { printReport } from '../src/content/partner-ledger/print-report.ts';
import { readPartnersLedger } from '../src/content/partner-ledger/read-ledger.ts';
import { needsAction, reportOn } from '../src/content/partner-ledger/report.ts';
import { projectRoot, readSettings } from '../src/lib/settings.ts';

const help = `npm run partners -- report [--year 2026] [--json]

  Adds up what each partner received, and lists missing or soon required written contracts, articles without their
  label, and articles that nobody has checked. Reads the file in PARTNERS_LEDGER, which is private and outside of the
  content. Exit code 1 if a contract or a label is missing.

  given:
    - { date: 2026-09-12, partner: le-carnet-de-lea, objective: The handbook, kind: gift, what: A handbook, value: 42.50 }
  contracts:
    - { partner: le-carnet-de-lea, objective: The handbook, year: 2026, signed: 2026-09-01, reference: C-14 }
  coverage:
    - { partner: le-carnet-de-lea, url: "https://…", published: 2026-09-20, label: seen, checked: 2026-09-21, by: ines-moreau }`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, year: { type: 'string' } },
  });
  const [command = 'help'] = positionals;
  if (command === 'help') console.log(help);
  else if (command !== 'report') throw new Error(`"${command}" is not a command.\n\n${help}`);
  else {
    const path = process.env['PARTNERS_LEDGER'];
    if (!path) throw new Error(`PARTNERS_LEDGER is not set.\n\n${help}`);
    if (values.year !== undefined && !/^\d{4}$/.test(values.year))
      throw new Error(`--year is "${values.year}"; write it as 2026.`);
    const settings = readSettings();
    const { content } = await readContent(settings);
    if (content === undefined) throw new Error('site.yaml cannot be read. npm run check says why.');
    const closed = [settings.contentDir, settings.outDir, resolve(projectRoot, 'public')];
    const ledger = await readPartnersLedger(resolve(path), content, closed);
    const report = reportOn(ledger, values.year === undefined ? undefined : Number(values.year));
    console.log(values.json ? JSON.stringify(report, null, 2) : printReport(report, content.partners));
    if (needsAction(report)) process.exitCode = 1;
  }
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
