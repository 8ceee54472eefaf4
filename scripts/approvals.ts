import { parseArgs } from 'node:util';
import { explainVerdict } from '../src/approvals/explain.ts';
import { explain, explainFailure } from '../src/content/explain.ts';
import { readContent } from '../src/content/read.ts';
import { writeCodeowners } from '../src/forges/doctor/codeowners-file.ts';
import { forgeFrom } from '../src/forges/access.ts';
import { comment } from '../src/forges/ingest/comment.ts';
import { ingest } from '../src/forges/ingest/ingest.ts';
import { ingestedJson, printIngested } from '../src/forges/ingest/report.ts';
import { printRechecked, recheck } from '../src/forges/ingest/recheck.ts';
import { Elsewhere } from '../src/forges/ingest/weigh.ts';
import { importAll } from '../src/content/records/adopt.ts';
import { decideOnFile } from '../src/content/records/decide-on-file.ts';
import { policyToday, recordPolicy } from '../src/content/records/policy-version.ts';
import { printable } from '../src/content/records/report.ts';
import { printStatus, status } from '../src/content/records/status.ts';
import { verify } from '../src/content/records/verify.ts';
import { readSettings } from '../src/lib/settings.ts';

const help = `npm run approvals -- <command>

  status [path]   state of entries: given and missing approvals, and since when   [--json]
  verify          checks all records: names, form, chain, policy                                 [--base <ref>] [--json]
  record          records one decision: --path posts/en/first.mdx --desk legal --person claire-dubois
                  --decision approve | request-changes | withdraw | unpublish | waiver
                  [--comment "…"] [--expires 2026-12-01] [--sign <ssh key>]
                  with unpublish, a notice for visitors: [--public-reason "…"] [--replacement faq/what]
  import          records the texts on the site today as approved: --person claire-dubois [--comment "…"] [--sign <ssh key>]
  policy          records a changed policy.yaml

  With a forge (named in site.yaml; token in GITHUB_TOKEN):
  codeowners      writes .github/CODEOWNERS from the policy; needs no token
  ingest          records the reviews of a pull request, before or after its merge: --pr 12   [--json]
  comment         comments on a pull request: changes, preview, missing approvals: --pr 12
  recheck         compares records of reviews with the forge's current data  [--base <ref>] [--json]`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      base: { type: 'string' },
      path: { type: 'string' },
      desk: { type: 'string' },
      person: { type: 'string' },
      decision: { type: 'string' },
      comment: { type: 'string' },
      expires: { type: 'string' },
      'public-reason': { type: 'string' },
      replacement: { type: 'string' },
      sign: { type: 'string' },
      pr: { type: 'string' },
    },
  });
  const [command = 'help', path] = positionals;
  const settings = readSettings();
  /** Options that the command requires; all missing ones are named at once. */
  const requireOptions = <K extends 'path' | 'desk' | 'person' | 'decision' | 'pr'>(...names: K[]) => {
    const missing = names.filter((name) => !values[name]);
    if (missing.length > 0)
      throw new Error(`Add ${missing.map((name) => `--${name}`).join(', ')}.\n\n${help}`);
    return values as typeof values & Record<K, string>;
  };
  /** The pull request of the command, and its forge. */
  const onForge = async () => {
    const { pr } = requireOptions('pr');
    if (!/^[1-9]\d{0,9}$/.test(pr))
      throw new Error(`"${pr}" is not the number of a pull request. Write it as --pr 12.`);
    const { content } = await readContent(settings);
    return { number: Number(pr), forge: forgeFrom(process.env, content?.site.forge) };
  };
  switch (command) {
    case 'status': {
      const { entries, content } = await status(settings, settings.now, path ?? values.path);
      console.log(values.json ? JSON.stringify(entries, null, 2) : printStatus(entries, content));
      break;
    }
    case 'verify': {
      const found = await verify(settings, settings.now, values.base);
      if (values.json) console.log(JSON.stringify(found, null, 2));
      else {
        for (const { file, message, fix } of found.problems) {
          console.error(`${printable(file)}\n    ${printable(message)}\n    ${printable(fix)}`);
        }
        const faults = found.problems.length;
        console.log(
          `${String(found.records)} records under ${String(found.policies)} versions of the policy, ${faults === 0 ? 'all in order' : `${String(faults)} problem${faults === 1 ? '' : 's'}`}. ` +
            `${String(found.approved)} entries have what the policy asks for, ${String(found.waiting)} do not.`,
        );
      }
      if (found.problems.length > 0) process.exitCode = 1;
      break;
    }
    case 'record': {
      // A decision gets the real time, not the time for which a site is built.
      const { file, verdict, content } = await decideOnFile(
        { ...requireOptions('path', 'desk', 'person', 'decision'), publicReason: values['public-reason'] },
        settings,
        new Date(),
      );
      console.log(`Recorded in ${file}.`);
      console.log(
        verdict.approved
          ? 'The entry has what the policy asks for.'
          : `Missing: ${printable(explainVerdict(verdict, content))}.`,
      );
      break;
    }
    case 'import': {
      const { file, count } = await importAll(requireOptions('person'), settings, new Date());
      console.log(`${String(count)} entries adopted in ${file}, which policy.yaml now names. Commit both.`);
      break;
    }
    case 'policy': {
      const version = await policyToday(settings.contentDir);
      const faults = (await readContent(settings)).errors.filter(
        ({ file, code }) => file === 'policy.yaml' && code !== 'policy-unrecorded',
      );
      if (faults.length > 0) throw new Error(explain(faults));
      await recordPolicy(settings.contentDir, version);
      console.log(`policy.yaml is on record as approvals/policies/${version.digest}.yaml. Commit both.`);
      break;
    }
    case 'ingest': {
      const { number, forge } = await onForge();
      const now = new Date();
      const found = await ingest(number, forge, settings, now);
      console.log(values.json ? JSON.stringify(ingestedJson(found), null, 2) : printIngested(found, now));
      break;
    }
    case 'codeowners': {
      const { content, errors } = await readContent(settings);
      if (content === undefined) throw new Error(explain(errors));
      const { file, isNew, gone } = await writeCodeowners(content, settings.contentDir);
      console.log(isNew ? `${file} is written. Commit it.` : `${file} says what policy.yaml says already.`);
      if (gone.length > 0) console.log(`No longer in it:\n  ${gone.map(printable).join('\n  ')}`);
      break;
    }
    case 'comment': {
      const { number, forge } = await onForge();
      const done = await comment(number, forge, settings, new Date(), process.env['GITHUB_JOB']);
      console.log(`The comment below pull request #${String(number)} is ${done}.`);
      break;
    }
    case 'recheck': {
      const { content } = await readContent(settings);
      const found = await recheck(
        forgeFrom(process.env, content?.site.forge),
        settings,
        new Date(),
        values.base,
      );
      console.log(values.json ? JSON.stringify(found, null, 2) : printRechecked(found));
      if (found.faults.length > 0) process.exitCode = 1;
      break;
    }
    case 'help':
      console.log(help);
      break;
    default:
      throw new Error(`"${command}" is not a command.\n\n${help}`);
  }
} catch (error) {
  if (error instanceof Elsewhere) console.log(error.message);
  else {
    console.error(explainFailure(error));
    process.exitCode = 1;
  }
}
