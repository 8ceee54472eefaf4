import { spawn } from 'node:child_process';

/** The result of a git command. `stderr` is worded for people; `code` is null where git was killed. */
export type GitResult =
  | { outcome: 'done'; stdout: Buffer }
  | { outcome: 'failed'; code: number | null; stdout: Buffer; stderr: string }
  | { outcome: 'not-installed' };

/**
 * Overrides of the repository's own settings, which must neither start a program nor change the output's format or
 * scope.
 */
const settings = [
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  // A bare repository inside the content folder is part of the content; its settings must not apply.
  'safe.bareRepository=explicit',
  // Git would verify signatures with the program that the repository configures.
  'log.showSignature=false',
  'log.diffMerges=separate',
  'log.showRoot=true',
  'log.follow=false',
  'diff.relative=false',
  'i18n.logOutputEncoding=UTF-8',
  'trailer.separators=:',
  'i18n.commitEncoding=UTF-8',
  // What git reports as written must be on disk.
  'core.fsync=committed',
  'color.ui=false',
].flatMap((setting) => ['-c', setting]);

/** Inside a hook, git sets these for the hook's repository, which may not be the one of the content. */
const inherited = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_COMMITTER_DATE',
];

const ownEnvironment = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  // The history as committed, without replacements from refs/replace.
  GIT_NO_REPLACE_OBJECTS: '1',
  // In a partial clone git would fetch missing objects, with a program that the repository configures.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Input of a git command beside its arguments. */
export interface GitInput {
  /** Standard input. */
  stdin?: string | Buffer;
  /** Environment variables, such as the committer and the index to use. */
  env?: Record<string, string>;
}

/**
 * Runs git in a folder, without a shell. Never throws for a git error.
 * @param args paths among them are taken literally, whatever characters they have
 */
export async function git(dir: string, args: readonly string[], input: GitInput = {}): Promise<GitResult> {
  const { child, ended } = start(dir, args, input);
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  const failure = await ended;
  const stdout = Buffer.concat(out);
  if (failure === undefined) return { outcome: 'done', stdout };
  return failure.outcome === 'failed' ? { ...failure, stdout } : failure;
}

/**
 * The output of a git command.
 * @throws Error with git's own message where it fails
 */
export async function gitOutput(dir: string, args: readonly string[], input: GitInput = {}): Promise<Buffer> {
  const result = await git(dir, args, input);
  if (result.outcome === 'done') return result.stdout;
  throw new Error(explainGit(result, args));
}

/**
 * The output of a git command as a stream; git is stopped when the caller stops reading.
 * @throws Error with git's own message where it fails
 */
export async function* gitStream(
  dir: string,
  args: readonly string[],
  input: GitInput = {},
): AsyncGenerator<Buffer, void> {
  const { child, ended } = start(dir, args, input);
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const failure = await ended;
    if (failure !== undefined) throw new Error(explainGit(failure, args));
  } finally {
    child.kill();
  }
}

/** Git's error message, in one line. */
export function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /^(?:fatal|error): /.test(one)) ?? lines[0] ?? 'it gave no reason';
  return line.replace(/^(?:fatal|error): /, '').trim();
}

type Failure = { outcome: 'not-installed' } | { outcome: 'failed'; code: number | null; stderr: string };

function explainGit(failure: Failure, [command = '']: readonly string[]): string {
  if (failure.outcome === 'not-installed') return 'git is not installed on this machine.';
  return `git ${command} failed in the repository of the content: ${wordsOf(failure.stderr)}.`;
}

/** A running git process; `ended` resolves to the failure, or to undefined on success. */
export type RunningGit = ReturnType<typeof start>;

/** Starts git and keeps its standard input open. */
export function startGit(dir: string, args: readonly string[]): RunningGit {
  return start(dir, args, { stdin: null });
}

function start(
  dir: string,
  args: readonly string[],
  { stdin = '', env: extraEnv = {} }: Omit<GitInput, 'stdin'> & { stdin?: GitInput['stdin'] | null },
) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  // Passed with -C instead of as the working directory: Windows looks for programs in the working directory first,
  // and would start a `git.exe` from the content.
  const child = spawn('git', [...settings, '-C', dir, ...args], {
    env: { ...env, ...ownEnvironment, ...extraEnv },
    windowsHide: true,
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  // Git may exit before it has read all input; that is no error of ours.
  child.stdin.on('error', () => undefined);
  if (stdin !== null) child.stdin.end(stdin);
  const ended = new Promise<Failure | undefined>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      resolve(
        isMissing ? { outcome: 'not-installed' } : { outcome: 'failed', code: null, stderr: error.message },
      );
    });
    child.once('close', (code) => {
      resolve(code === 0 ? undefined : { outcome: 'failed', code, stderr });
    });
  });
  return { child, ended };
}
