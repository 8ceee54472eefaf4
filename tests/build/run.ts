import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/lib/settings.ts';

export interface Ran {
  code: number | null;
  output: string;
}

/**
 * Runs one of the project's scripts as its users do, in a process of its own.
 * @param options.root a copy of the project to run it in
 */
export function runScript(
  script: string,
  env: Record<string, string>,
  options: { args?: string[]; killWhen?: () => Promise<boolean>; root?: string } = {},
): Promise<Ran> {
  const { root = projectRoot } = options;
  const child = spawn(process.execPath, [join(root, 'scripts', `${script}.ts`), ...(options.args ?? [])], {
    cwd: root,
    // Vitest's own settings would make Astro think that it runs inside a test.
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      TMPDIR: process.env['TMPDIR'] ?? '/tmp',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      ...env,
    },
  });
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  let timer: NodeJS.Timeout | undefined;
  const watch = (isTime: () => Promise<boolean>) => {
    timer = setTimeout(() => {
      void isTime()
        .catch(() => false)
        .then((now) => (now ? child.kill('SIGKILL') : watch(isTime)));
    }, 20);
  };
  if (options.killWhen !== undefined) watch(options.killWhen);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}
