import { spawn } from 'node:child_process';

/** What became of a call. What git says on its error channel is for people; its code is absent where it was killed. */
export type GitResult =
  | { outcome: 'done'; stdout: Buffer }
  | { outcome: 'failed'; code: number | null; stdout: Buffer; stderr: string }
  | { outcome: 'not-installed' };

/** A repository's own settings must neither start a program nor change the shape or extent of an answer. */
const settings = [
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  // What looks like a repository inside the content came with the content, settings and all.
  'safe.bareRepository=explicit',
  // A signature is verified by the program that the repository names.
  'log.showSignature=false',
  'log.diffMerges=separate',
  'log.showRoot=true',
  'log.follow=false',
  'diff.relative=false',
  'i18n.logOutputEncoding=UTF-8',
  'trailer.separators=:',
  'i18n.commitEncoding=UTF-8',
  // What was answered with success is on the disk.
  'core.fsync=committed',
  'color.ui=false',
].flatMap((setting) => ['-c', setting]);

/** Inside a hook git names the repository at hand, which need not be the one around the content. */
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
  // History as it was committed, and not as refs/replace retells it.
  GIT_NO_REPLACE_OBJECTS: '1',
  // An object that a partial clone left out would be fetched, by a program that the repository names.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** What a call of git takes beside its arguments. */
export interface GitInput {
  /** What git reads from its standard input. */
  stdin?: string | Buffer;
  /** Variables that say who commits, and which index is meant. */
  env?: Record<string, string>;
}

/**
 * Runs git in a folder, without a shell. Never throws for what git says.
 * @param args paths among them are taken as they are, whatever characters they have
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
 * What git prints.
 * @throws Error with git's own words where it fails
 */
export async function gitOutput(dir: string, args: readonly string[], input: GitInput = {}): Promise<Buffer> {
  const result = await git(dir, args, input);
  if (result.outcome === 'done') return result.stdout;
  throw new Error(explainGit(result, args));
}

/**
 * What git prints, as it comes; git ends as soon as nobody reads on.
 * @throws Error with git's own words where it fails
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

/** What git said when it failed, in one line. */
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

/** A git that runs, and how it ended once it has: undefined where all went well. */
export type RunningGit = ReturnType<typeof start>;

/** Starts git and leaves its input open. */
export function startGit(dir: string, args: readonly string[]): RunningGit {
  return start(dir, args, { stdin: null });
}

function start(
  dir: string,
  args: readonly string[],
  { stdin = '', env: more = {} }: Omit<GitInput, 'stdin'> & { stdin?: GitInput['stdin'] | null },
) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  // The folder is named, not entered: Windows would look for a program there first, and find what the content has.
  const child = spawn('git', [...settings, '-C', dir, ...args], {
    env: { ...env, ...ownEnvironment, ...more },
    windowsHide: true,
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  // A git that ends before it has read everything is no fault of ours.
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
