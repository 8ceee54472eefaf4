import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/lib/settings.ts';
import { chooseTests } from '../tests/changed/choose.ts';
import { changeIn } from '../tests/changed/git.ts';
import { distancesFrom, referencesOf } from '../tests/changed/references.ts';

/** With two processors and what is linted beside it, all is done in half a minute. */
const millisecondsPerWorker = 12_000;

const { since, files, changed } = changeIn(projectRoot);
const present = changed.filter((file) => files.includes(file));
if (changed.length === 0) console.log(`Nothing has changed since ${since}.`);
else process.exitCode = await run();

async function run(): Promise<number> {
  const known = new Set(files);
  const references = new Map(
    files
      .filter((file) => /^(?:(?:src|scripts|bench|tests)\/.*|[^/]+)\.(?:ts|mjs|astro|mdx)$/.test(file))
      .map((file) => [file, referencesOf(file, readFileSync(join(projectRoot, file), 'utf8'), known)]),
  );
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  const isSlow = (file: string) => /^tests\/(?:build|browser)\//.test(file);
  const distances = distancesFrom(present, references);
  const budget = availableParallelism() * millisecondsPerWorker;
  const unit = tests.filter((file) => !isSlow(file));
  const { run, left } = chooseTests(unit, distances, lastDurations(), budget);
  const slow = tests.filter((file) => isSlow(file) && distances.has(file));
  const changedSlow = slow.filter((file) => present.includes(file));
  const linted = present.filter((file) =>
    /^(?:src|scripts|bench|tests)\/(?!fixtures\/).*\.(?:ts|astro)$/.test(file),
  );

  console.log(
    [
      `${count(changed.length, 'file')} changed since ${since}.`,
      `Runs ${count(run.length + changedSlow.length, 'test file')}, nearest first, and lint of ${count(linted.length, 'file')}.`,
      `Leaves out ${count(left.length, 'test file')} further away, ${count(slow.length - changedSlow.length, 'build or browser test')}, and types: npm test has them all.`,
    ].join(' '),
  );
  const projects = ['unit', 'build', 'browser'].filter(
    (project) => project === 'unit' || changedSlow.some((file) => file.startsWith(`tests/${project}/`)),
  );
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((name) => ['--project', name]),
  ];
  const codes = await Promise.all([
    linted.length > 0 && start(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...linted]),
    linted.length > 0 &&
      start(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...linted]),
    run.length + changedSlow.length > 0 && start([...vitest, ...run, ...changedSlow]),
  ]);
  return codes.every((code) => code === false || code === 0) ? 0 : 1;
}

/** How long each test file took when it last ran, by Vitest's own account, in milliseconds. */
function lastDurations(): Map<string, number> {
  const [path] = globSync('node_modules/.vite/vitest/*/results.json', { cwd: projectRoot });
  if (path === undefined) return new Map();
  const { projects } = JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as {
    projects?: Record<string, { files?: Record<string, { duration?: number }> }>;
  };
  return new Map(
    Object.values(projects ?? {})
      .flatMap((project) => Object.entries(project.files ?? {}))
      .flatMap(([file, { duration }]) => (duration === undefined ? [] : [[file, duration] as const])),
  );
}

function start(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
