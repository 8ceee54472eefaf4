import { gitOutput } from '../../../src/lib/git/git.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import type { Signed } from './commit.ts';

/**
 * @param files by path; null removes a file
 * @param parent the parent commit; undefined for the first commit
 * @param parent the parent commit; undefined for the first commit
 */
export async function importFiles(
  { dir }: Repository,
  branch: string,
  commit: {
    files: Record<string, string | Buffer | null>;
    parent: string | undefined;
    author: Signed;
    message: string;
  },
): Promise<void> {
  const { name, email, date } = commit.author;
  const seconds = String(Math.floor(Date.parse(date) / 1000));
  const message = Buffer.from(commit.message);
  const chunks: Buffer[] = [
    Buffer.from(`commit refs/heads/${branch}\n`),
    Buffer.from(`author ${name} <${email}> ${seconds} +0000\n`),
    Buffer.from(`committer ${name} <${email}> ${seconds} +0000\n`),
    Buffer.from(`data ${String(message.length)}\n`),
    message,
    Buffer.from(commit.parent === undefined ? '\n' : `\nfrom ${commit.parent}\n`),
  ];
  for (const [path, content] of Object.entries(commit.files)) {
    const quoted = `"${path.replace(/["\\\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`;
    if (content === null) {
      chunks.push(Buffer.from(`D ${quoted}\n`));
      continue;
    }
    const bytes = Buffer.from(content);
    chunks.push(
      Buffer.from(`M 100644 inline ${quoted}\ndata ${String(bytes.length)}\n`),
      bytes,
      Buffer.from('\n'),
    );
  }
  await gitOutput(dir, ['fast-import', '--quiet', '--date-format=raw', '--force'], {
    stdin: Buffer.concat(chunks),
  });
}
