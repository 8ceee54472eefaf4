import { explainFailure } from '../src/content/explain.ts';
import { examine } from '../src/forges/doctor/doctor.ts';
import { printFindings } from '../src/forges/doctor/finding.ts';
import { printable } from '../src/content/records/report.ts';
import { readSettings } from '../src/lib/settings.ts';

/** `npm run doctor`: what is missing on the way to the first approved text, and how to mend it, all at once. */
try {
  const findings = await examine(readSettings(), process.env);
  if (process.argv.includes('--json')) console.log(JSON.stringify(findings, null, 2));
  else
    console.log(
      printFindings(
        findings.map((one) => ({
          ...one,
          says: printable(one.says),
          ...(one.fix !== undefined && { fix: printable(one.fix) }),
        })),
      ),
    );
  if (findings.some(({ state }) => state === 'missing')) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
