import { explainFailure } from '../src/content/explain.ts';
import { examine } from '../src/forges/doctor/doctor.ts';
import { printFindings } from '../src/forges/doctor/finding.ts';
import { printable } from '../src/content/records/report.ts';
import { readSettings } from '../src/lib/settings.ts';

/** `npm run doctor`: everything that is missing before the first text can be approved, and how to fix it. */
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
