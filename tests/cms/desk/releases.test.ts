import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../../src/content/read.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { decideOnFile } from '../../../src/content/records/decide-on-file.ts';
import { kit, asset, mark } from '../../kits/sample.ts';
import { policyYaml } from '../../content/records/gated.ts';
import { DeskSite, ann, lea } from './site.ts';

const draft = { collection: 'kits', slug: 'tiny' } as const;
const file = 'kits/en/tiny.mdx';
const record = 'content/releases/en/tiny/1.0.json';
const policy = policyYaml.replace('rules:\n', 'rules:\n  - { match: kits/**, require: { legal: 1 } }\n');

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make({ 'policy.yaml': policy, 'media/mark.svg': mark });
});
afterEach(() => site.remove());

const publish = async (text: string) => {
  await site.save(draft, { [file]: text });
  await site.decide(draft, lea);
  await (await site.desk()).publish(draft, ann);
};

test('the files of a published kit are recorded once, in a commit of the desk, and the disk is updated', async () => {
  const desk = await site.desk();
  expect(await desk.recordReleases()).toBe(false);
  await site.save(draft, { [file]: kit([asset]) });
  // A draft is not a version, even if it was approved.
  await site.decide(draft, lea);
  expect(await desk.recordReleases()).toBe(false);
  await desk.publish(draft, ann);
  const before = site.git('rev-parse', 'main');
  expect(await desk.recordReleases()).toBe(true);
  expect(site.git('log', '-1', '--format=%an %s', 'main')).toBe(
    'Colophon desk Put on record what kits offer: en/tiny/1.0',
  );
  expect(site.git('diff', '--name-status', before, 'main')).toBe(`A\t${record}`);
  expect(site.git('status', '--porcelain')).toBe('');
  const written = JSON.parse(await readFile(join(site.folder, 'repository', record), 'utf8')) as {
    assets: { digest: string }[];
  };
  expect(written.assets.map(({ digest }) => digest)).toEqual([
    createHash('sha256').update(mark).digest('hex'),
  ]);
  expect(await desk.recordReleases()).toBe(false);
  expect((await readContent(site.settings)).errors).toEqual([]);
});

test('an uncommitted change on the disk is not a version and stays as it is', async () => {
  await publish(kit([asset]));
  const desk = await site.desk();
  await desk.recordReleases();
  // Another drawing with a new version number, changed by hand: approved, but not committed.
  const byHand = kit([asset]).replace("'1.0'", "'1.1'");
  await site.put(file, byHand);
  await decideOnFile(
    { path: file, desk: 'legal', person: 'lea', decision: 'approve' },
    site.settings,
    site.now,
  );
  desk.forget();
  const { content } = await desk.content();
  const onDisk = content && new Publication(content, site.now).written('kits', 'en')[0]?.entry.front.version;
  expect(onDisk).toBe('1.1');
  expect(await desk.recordReleases()).toBe(false);
  expect(site.git('ls-tree', '-r', '--name-only', 'main', 'content/releases')).toBe(record);
  expect(await readFile(join(site.contentDir, file), 'utf8')).toBe(byHand);
});

test('a record that somebody deleted on the disk is not written a second time', async () => {
  await publish(kit([asset]));
  const desk = await site.desk();
  await desk.recordReleases();
  const before = site.git('rev-parse', 'main');
  await rm(join(site.folder, 'repository', record));
  desk.forget();
  expect(await desk.recordReleases()).toBe(false);
  expect(site.git('rev-parse', 'main')).toBe(before);
});

test('the desk refuses to publish other files under the same version', async () => {
  await publish(kit([asset]));
  const desk = await site.desk();
  await desk.recordReleases();
  await site.save(draft, { [file]: kit([{ ...asset, credit: 'Tom Oak' }]) });
  await site.decide(draft, lea).catch(() => undefined);
  await expect(desk.publish(draft, ann)).rejects.toThrow(/version/);
  await publish(kit([{ ...asset, credit: 'Tom Oak' }]).replace("'1.0'", "'1.1'"));
  expect(await desk.recordReleases()).toBe(true);
  expect(site.git('ls-tree', '-r', '--name-only', 'main', 'content/releases')).toBe(
    `${record}\n${record.replace('1.0', '1.1')}`,
  );
});
