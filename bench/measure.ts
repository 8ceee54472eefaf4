import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Measured {
  seconds: number;
  /** Peak resident memory of the process itself, in MB. */
  megabytes: number;
}

// Written by the measured process when it exits: works on every system, while asking the system differs between them.
const probe = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => { if (process.env.BENCH_USAGE) writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS)); });",
)}`;

/**
 * Runs a Node program to its end, and measures time and memory.
 * @throws Error with its output, where it fails
 */
export async function measure(
  args: readonly string[],
  options: { cwd: string; env: Record<string, string>; scratch: string },
): Promise<Measured> {
  const usage = join(options.scratch, 'usage.txt');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', probe, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, BENCH_USAGE: usage },
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${printed.slice(-4000)}`);
  return { seconds, megabytes: Math.round(Number(await readFile(usage, 'utf8')) / 1024) };
}
