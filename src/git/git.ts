import { spawn } from 'node:child_process';

export interface GitResult {
  /** Absent where git is not installed. */
  code: number | null | undefined;
  stdout: Buffer;
  stderr: string;
}

/** What a repository's own settings must not make git do here: start a program, or write. */
const settings = ['core.quotepath=off', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'];

/**
 * Runs git in a folder, without a shell. Never throws for what git says.
 * @param args paths among them are taken as they are, whatever characters they have
 * @param input what git reads from its standard input
 */
export function git(dir: string, args: readonly string[], input?: string): Promise<GitResult> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn('git', [...settings.flatMap((one) => ['-c', one]), ...args], {
      cwd: dir,
      env: {
        ...env,
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_LITERAL_PATHSPECS: '1',
        LC_ALL: 'C',
      },
    });
    const out: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', (error) => {
      resolve({ code: undefined, stdout: Buffer.alloc(0), stderr: error.message });
    });
    child.once('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out), stderr });
    });
    // A git that ends before it has read everything is no fault of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}
