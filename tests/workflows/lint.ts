import { registerHooks } from 'node:module';
import { parse } from 'yaml';

// GitHub's own parser imports its schema as bundlers do; Node needs the JSON attribute.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

/** The parts of a workflow file that the rules check. */
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps?: Step[];
}

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

/** Events that outsiders can cause and whose runs have a token with write permission. */
const privileged = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues'];
/** Values that outsiders write, from GitHub's own list, and references to their code. */
const untrusted =
  /github\.(?:head_ref|event\.(?:pull_request\.(?:head|title|body)|review|comment|issue|workflow_run\.(?:head|pull)|commits|head_commit|pages))/;

/** Faults of a workflow: according to GitHub's own schema and expressions, and to our rules. */
export async function lintWorkflow(name: string, text: string): Promise<string[]> {
  const parsed = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  const faults = parsed.context.errors.getErrors().map(({ message }) => message);
  if (parsed.value !== undefined) {
    const template = await convertWorkflowTemplate(parsed.context, parsed.value);
    faults.push(...(template.errors ?? []).map(({ Message }) => Message));
  }
  if (faults.length > 0) return [...new Set(faults)];
  const workflow = parse(text) as Workflow;
  const say = (sentence: string) => faults.push(sentence);
  for (const line of text.split('\n').filter((one) => /^\s*(?:- )?uses:/.test(one))) {
    if (!/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
      say(`${line.trim()}: name the action by its commit, with the version behind it`);
  }
  if (workflow.permissions === undefined) say('permissions: say what the token may do');
  if (Object.values(workflow.permissions ?? {}).includes('write'))
    say('permissions: the right to write belongs to single jobs');
  if (workflow.concurrency === undefined) say('concurrency: say what waits for what');
  const events = Object.keys(workflow.on);
  const isPrivileged = events.some((event) => privileged.includes(event));
  for (const [id, job] of Object.entries(workflow.jobs)) {
    if (job['timeout-minutes'] === undefined) say(`${id}: say how long it may take`);
    for (const step of job.steps ?? []) {
      if (step.run?.includes('${{')) say(`${id}: an expression in run: goes through env`);
      if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        say(`${id}: the checkout keeps the token`);
      const given = JSON.stringify([step.with ?? {}, isPrivileged ? (step.env ?? {}) : {}]);
      if (isPrivileged && untrusted.test(given)) say(`${id}: takes what a stranger wrote, with rights`);
      if (isPrivileged && step.uses?.startsWith('actions/checkout@') && !/default_branch/.test(given))
        say(`${id}: checks out something else than the main branch, with rights`);
    }
    const rights = { ...workflow.permissions, ...job.permissions };
    const isPull = events.includes('pull_request');
    if (isPull && (Object.values(rights).includes('write') || /secrets\./.test(JSON.stringify(job))))
      say(`${id}: runs what a pull request brings, with secrets or rights`);
  }
  return faults;
}

/** The script of a step, by its name. */
export function stepOf(text: string, name: string): string {
  const { jobs } = parse(text) as Workflow;
  const found = Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .find((step) => step.name === name)?.run;
  if (found === undefined) throw new Error(`no step is called ${name}`);
  return found;
}
