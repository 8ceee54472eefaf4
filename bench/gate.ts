import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { predicateType, statementType, writeRecord } from '../src/approvals/record.ts';
import { verdict } from '../src/approvals/verdict.ts';
import { readLedger } from '../src/content/ledger.ts';
import { parseEntryFile } from '../src/model/entry.ts';
import type { AnyEntry } from '../src/model/entry.ts';
import { policy as policySchema } from '../src/model/policy.ts';
import { policyToday, recordPolicy } from '../src/content/records/policy-version.ts';
import { writeOnce } from '../src/content/records/write.ts';
import { write } from './corpus.ts';

const policyYaml = `desks: { editorial: { name: Editorial } }
people: { writer: { desks: [{ desk: editorial }] } }
rules: [{ match: posts/**, require: { editorial: 1 }, reviewEvery: P5Y }]
`;

/** Adds a policy to the content, and an approval for each post. */
export async function approveAll(contentDir: string): Promise<void> {
  await write(join(contentDir, 'policy.yaml'), policyYaml);
  const version = await policyToday(contentDir);
  await recordPolicy(contentDir, version);
  for (const { file, bytes } of await readPosts(contentDir)) {
    const { file: path, bytes: record } = writeRecord({
      _type: statementType,
      subject: [{ name: file, digest: { sha256: sha256(bytes) } }],
      predicateType,
      predicate: {
        decision: 'approve',
        desk: 'editorial',
        person: 'writer',
        authors: ['writer'],
        at: '2025-12-01T00:00:00Z',
        assurance: 'attested',
        policy: version.digest,
        previous: [],
      },
    });
    await writeOnce(contentDir, path, record);
  }
}

/** Reads and hashes every post and every record: the minimum work of any verifier. */
export async function readAndHash(contentDir: string): Promise<number> {
  const posts = await readPosts(contentDir);
  const records = await readAll(contentDir, 'approvals');
  for (const { bytes } of [...posts, ...records]) sha256(bytes);
  return posts.length + records.length;
}

/** Reads, hashes and judges every post by its records. */
export async function judgeAll(contentDir: string, now: Date): Promise<number> {
  const posts = await readPosts(contentDir);
  const ledger = await readLedger(contentDir);
  const policy = policySchema.parse([...ledger.policies.values()][0]);
  return posts.filter(({ file, bytes }) => {
    const slug = parseEntryFile(file)?.slug ?? '';
    const entry = {
      collection: 'posts',
      lang: 'en',
      slug,
      digest: sha256(bytes),
      media: {},
      front: { authors: [] },
    };
    return verdict(entry as unknown as AnyEntry, ledger, policy, now).approved;
  }).length;
}

function readPosts(contentDir: string) {
  return readAll(contentDir, 'posts');
}

async function readAll(contentDir: string, folder: string): Promise<{ file: string; bytes: Buffer }[]> {
  const items = await readdir(join(contentDir, folder), { recursive: true, withFileTypes: true });
  const queue = items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const files: { file: string; bytes: Buffer }[] = [];
  const paths = queue.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const path of paths) {
        files.push({
          file: path.slice(contentDir.length + 1).replaceAll('\\', '/'),
          bytes: await readFile(path),
        });
      }
    }),
  );
  return files;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
