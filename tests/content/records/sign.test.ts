import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verify } from '../../../src/content/records/verify.ts';
import { remove } from '../../fixtures/folder.ts';
import { GatedSite, policyYaml } from './gated.ts';

const hasOpenSsh = spawnSync('ssh-keygen', ['-?']).error === undefined;
let site: GatedSite | undefined;
afterEach(async () => {
  if (site !== undefined) await remove(site.folder);
});

/** A site whose posts need a signature of legal, and Léa's key. */
async function signing(): Promise<{ site: GatedSite; key: string }> {
  const made = await GatedSite.make();
  const key = join(made.folder, 'id_lea');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'lea@tiny.example', '-f', key]);
  const [type = '', base64 = ''] = (await readFile(`${key}.pub`, 'utf8')).split(' ');
  await made.put(
    'policy.yaml',
    policyYaml
      .replace('lea: { desks', `lea: { keys: ['${type} ${base64}'], desks`)
      .replace('notAuthor: true', 'minAssurance: signed'),
  );
  site = made;
  return { site: made, key };
}

describe.skipIf(!hasOpenSsh)('signed with OpenSSH', () => {
  test('a decision counts as signed, and OpenSSH itself agrees', async () => {
    const { site: made, key } = await signing();
    const { file, verdict } = await made.decide({ sign: key });
    expect(verdict.approved).toBe(true);
    expect(await made.approved()).toMatchObject({ 'posts/en/a': true });
    expect((await verify(made.folders, made.now)).problems).toEqual([]);
    const record = join(made.folders.contentDir, file);
    const signers = join(made.folder, 'signers');
    await made.put('../signers', `lea ${await readFile(`${key}.pub`, 'utf8')}`);
    const check = spawnSync(
      'ssh-keygen',
      [
        '-Y',
        'verify',
        '-f',
        signers,
        '-I',
        'lea',
        '-n',
        'colophon-approval',
        '-s',
        record.replace('.json', '.sig'),
      ],
      { input: await readFile(record) },
    );
    expect(check.stdout.toString()).toContain('Good "colophon-approval" signature');
  });

  test('a decision without a signature, or with somebody else’s key, is refused', async () => {
    const { site: made, key } = await signing();
    expect(await made.refusal({})).toMatch(/is attested, the rule asks for signed. Sign it: --sign/);
    expect(await made.refusal({ person: 'lou', sign: key })).toMatch(/does not list this key for lou/);
    expect(await made.refusal({ sign: join(made.folder, 'no-such-key') })).toMatch(/ssh-keygen did not sign/);
    expect(await readdir(made.folders.contentDir)).not.toContain('approvals');
  });

  test('a changed or removed signature no longer counts', async () => {
    const { site: made, key } = await signing();
    const { file } = await made.decide({ sign: key });
    const signature = file.replace('.json', '.sig');
    const text = await readFile(join(made.folders.contentDir, signature), 'utf8');
    await made.put(
      signature,
      text.replace(/\n([A-Za-z0-9])/, (_, first: string) => `\n${first === 'A' ? 'B' : 'A'}`),
    );
    expect(await made.approved()).toMatchObject({ 'posts/en/a': false });
    await remove(join(made.folders.contentDir, signature));
    expect(await made.approved()).toMatchObject({ 'posts/en/a': false });
    expect((await verify(made.folders, made.now)).problems.map(({ message }) => message)).toEqual([
      'this says that it is signed, and has no signature beside it',
    ]);
  });
});
