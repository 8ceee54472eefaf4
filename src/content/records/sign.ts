import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signatureNamespace } from '../../approvals/record.ts';
import { Refusal } from './refusal.ts';

/**
 * Signs a record with OpenSSH, which asks for the key's passphrase itself, or lets the agent or a security key sign.
 * @param key path of the private key, or of the public key of one that the agent holds
 * @throws Refusal if ssh-keygen is missing or cannot sign
 */
export async function signRecord(bytes: Buffer, key: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-sign-'));
  try {
    const file = join(folder, 'record');
    await writeFile(file, bytes);
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', signatureNamespace, file], {
        stdio: ['inherit', 'ignore', 'inherit'],
      });
      child.once('error', reject);
      child.once('close', resolve);
    }).catch(() => {
      throw new Refusal(['There is no ssh-keygen on this machine. Install OpenSSH, or leave --sign out.']);
    });
    if (code !== 0)
      throw new Refusal([`ssh-keygen did not sign with ${key}. Name the file of a private key.`]);
    return await readFile(`${file}.sig`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
