import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slugOfMedia } from '../../../src/cms/desk/names.ts';
import type { DraftName } from '../../../src/cms/desk/names.ts';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { sha256 } from '../../../src/lib/git/objects.ts';
import { slugPattern } from '../../../src/model/fields.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, lea, lou } from './site.ts';
import { runs } from '../../campaign.ts';

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make();
  // Concurrent requests share one desk.
  await site.desk();
});
afterEach(() => site.remove());

const a: DraftName = { collection: 'posts', slug: 'a' };
const b: DraftName = { collection: 'posts', slug: 'b' };
const showing = (title: string, name = 'snap.jpg') =>
  post(title, `image: { src: /media/${name}, alt: A picture }\n`);

function photo(background: string, width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function ask(action: string, params: object, person = ann): Promise<unknown> {
  return new Protocol(await site.desk()).answer({ action, params }, person);
}

/** Saves as the editor does: a post with the pictures that it adds. */
function save(name: DraftName, pictures: Record<string, Buffer>, base?: Record<string, string | null>) {
  const [first = ''] = Object.keys(pictures);
  return ask('persistEntry', {
    dataFiles: [
      {
        slug: name.slug,
        path: `content/posts/en/${name.slug}.mdx`,
        raw: showing(name.slug.toUpperCase(), first),
      },
    ],
    assets: Object.entries(pictures).map(([file, bytes]) => ({
      path: `content/media/${file}`,
      content: bytes.toString('base64'),
      encoding: 'base64',
    })),
    options: { collectionName: 'posts', commitMessage: 'Save' },
    ...(base && { base }),
  });
}

const nameFor = async (file: string, bytes: Buffer): Promise<string> => {
  const answer = await ask('nameMedia', { path: `content/media/${file}`, digest: sha256(bytes) });
  return (answer as { path: string }).path;
};

const upload = (file: string, bytes: Buffer, person = ann) =>
  ask(
    'persistMedia',
    {
      asset: { path: `content/media/${file}`, content: bytes.toString('base64'), encoding: 'base64' },
      options: { commitMessage: 'Upload' },
    },
    person,
  ) as Promise<{ path: string }>;

async function refusalOf(work: Promise<unknown>): Promise<DeskError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** A file's digest on a branch, computed by git itself. */
function digestAt(branch: string, file: string): string | undefined {
  try {
    site.git('cat-file', '-e', `${branch}:content/${file}`);
  } catch {
    return undefined;
  }
  return site.git('rev-parse', `${branch}:content/${file}`);
}
const blobOf = (bytes: Buffer) => site.blob(bytes);

async function publish(name: DraftName): Promise<void> {
  await site.decide(name, lea);
  await (await site.desk()).publish(name, ann);
}

describe('a name for an upload', () => {
  test('is kept if it is free, and changed if a draft has it', async () => {
    const [red, blue] = [await photo('#f00'), await photo('#00f')];
    expect(await nameFor('snap.jpg', red)).toBe('content/media/snap.jpg');
    await save(a, { 'snap.jpg': red });
    expect(await nameFor('snap.jpg', blue)).toBe('content/media/snap-2.jpg');
    await save(b, { 'snap-2.jpg': blue });
    await publish(a);
    await publish(b);
    expect(digestAt('main', 'media/snap.jpg')).toBe(blobOf(red));
    expect(digestAt('main', 'media/snap-2.jpg')).toBe(blobOf(blue));
    expect(await nameFor('snap.jpg', await photo('#0f0'))).toBe('content/media/snap-3.jpg');
  });

  test('is shared by files with the same bytes', async () => {
    const red = await photo('#f00');
    await save(a, { 'snap.jpg': red });
    expect(await nameFor('snap.jpg', red)).toBe('content/media/snap.jpg');
    await save(b, { 'snap.jpg': red });
    await publish(a);
    await publish(b);
    expect(digestAt('main', 'media/snap.jpg')).toBe(blobOf(red));
  });

  test('is given only once, even before anybody saves', async () => {
    const pictures = await Promise.all(Array.from({ length: 12 }, (_, at) => photo('#f80', 60 + at)));
    const names = await Promise.all(pictures.map((bytes) => nameFor('snap.jpg', bytes)));
    expect(new Set(names).size).toBe(12);
    // The same file gets the same name again.
    expect(await Promise.all(pictures.map((bytes) => nameFor('snap.jpg', bytes)))).toEqual(names);
  });

  test('is free again a day after it was given and not used', async () => {
    expect(await nameFor('snap.jpg', await photo('#f00'))).toBe('content/media/snap.jpg');
    site.now = new Date(site.now.getTime() + 25 * 3_600_000);
    expect(await nameFor('snap.jpg', await photo('#00f'))).toBe('content/media/snap.jpg');
  });

  test('is taken by a name that some disks cannot tell from it, and by a folder', async () => {
    await site.put('media/Snap.JPG', await photo('#f00'));
    await site.put('media/e\u0301te.jpg', 'x');
    await site.put('media/team/map.png', 'x');
    site.commit('By hand');
    const blue = await photo('#00f');
    expect(await nameFor('snap.jpg', blue)).toBe('content/media/snap-2.jpg');
    const { mediaNames } = await site.desk();
    expect(await mediaNames.give('media/\u00e9te.jpg', sha256(blue))).toBe('media/\u00e9te-2.jpg');
    expect(await mediaNames.give('media/team', sha256(blue))).toBe('media/team-2');
  });

  test('is not taken by a draft that began when the site still had another file under that name', async () => {
    const [old, now] = [await photo('#f00'), await photo('#00f')];
    await site.put('media/snap.jpg', old);
    site.commit('Old');
    await save(a, {});
    await site.put('media/snap.jpg', now);
    site.commit('Now');
    expect(await nameFor('snap.jpg', now)).toBe('content/media/snap.jpg');
    expect(await nameFor('snap.jpg', old)).toBe('content/media/snap-2.jpg');
  });

  test('is refused outside the content', async () => {
    for (const file of ['../policy.yaml', '.git/config', 'a b.jpg', 'run.sh'])
      expect((await refusalOf(nameFor(file, Buffer.from('x')))).status).toBe(422);
  });
});

describe('saving under a name that another file has', () => {
  test.each([
    ['another draft', 'in the draft posts/a'],
    ['the site', 'on the site'],
  ])('is refused with a reason if %s has it, and nothing is saved', async (where, words) => {
    const [red, blue] = [await photo('#f00'), await photo('#00f')];
    if (where === 'the site') {
      await site.put('media/snap.jpg', red);
      site.commit('By hand');
    } else await save(a, { 'snap.jpg': red });
    const refused = await refusalOf(save(b, { 'snap.jpg': blue }));
    expect(refused.status).toBe(422);
    expect(refused.message).toContain(`media/snap.jpg is the name of another file already (${words})`);
    expect(await (await site.desk()).drafts.find(b)).toBeUndefined();
  });

  test('is refused within one draft too: the other editor’s picture stays', async () => {
    const red = await photo('#f00');
    await save(a, { 'snap.jpg': red });
    await refusalOf(save(a, { 'snap.jpg': await photo('#00f') }));
    expect(digestAt('cms/posts/a', 'media/snap.jpg')).toBe(blobOf(red));
    // The same bytes again are not another file.
    await save(a, { 'snap.jpg': red });
  });

  test('at the same time saves one file and refuses the other', async () => {
    const pictures = [await photo('#f00'), await photo('#00f'), await photo('#0f0')];
    const names = pictures.map((_, at): DraftName => ({ collection: 'posts', slug: `race-${String(at)}` }));
    const done = await Promise.allSettled(
      names.map((name, at) => save(name, { 'snap.jpg': pictures[at] ?? Buffer.alloc(0) })),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(site.git('branch', '--list', 'cms/*').split('\n')).toHaveLength(1);
  });

  test('replaces the file if the request names the bytes to replace', async () => {
    const [red, blue] = [await photo('#f00'), await photo('#00f')];
    await save(a, { 'snap.jpg': red });
    await save(a, { 'snap.jpg': blue }, { 'content/media/snap.jpg': sha256(red) });
    expect(digestAt('cms/posts/a', 'media/snap.jpg')).toBe(blobOf(blue));
    const refused = await refusalOf(
      save(a, { 'snap.jpg': await photo('#0f0') }, { 'content/media/snap.jpg': sha256(red) }),
    );
    expect(refused.message).toContain('media/snap.jpg');
  });
});

describe('the library', () => {
  test('keeps team/map.png and team-map.png in separate drafts, whatever happens to one of them', async () => {
    const pictures: Record<string, Buffer> = {
      'team/map.png': await photo('#f00'),
      'team-map.png': await photo('#0f0'),
      'team_map.png': await photo('#00f'),
      'team.map.png': await photo('#ff0'),
    };
    for (const [file, bytes] of Object.entries(pictures))
      expect((await upload(file, bytes)).path).toBe(`content/media/${file}`);
    const { drafts } = await site.desk();
    const all = (await drafts.all()).filter(({ name }) => name.collection === 'media');
    expect(all).toHaveLength(4);
    const gone = all.find(({ name }) => name.slug === slugOfMedia('media/team/map.png'));
    await drafts.remove(gone?.name ?? a);
    const left = (await ask('getMedia', { mediaFolder: 'content/media' })) as { path: string }[];
    expect(left.map(({ path }) => path).toSorted()).toEqual(
      ['team-map.png', 'team.map.png', 'team_map.png'].map((file) => `content/media/${file}`),
    );
  });

  test('gives a second upload with the same name another name and reports it', async () => {
    const [red, blue] = [await photo('#f00'), await photo('#00f')];
    expect((await upload('snap.jpg', red)).path).toBe('content/media/snap.jpg');
    expect((await upload('snap.jpg', blue, lou)).path).toBe('content/media/snap-2.jpg');
    // The same bytes are the same file.
    expect((await upload('snap.jpg', red, lou)).path).toBe('content/media/snap.jpg');
  });

  test('makes no draft for a file that the site already has', async () => {
    await site.put('media/snap.jpg', await photo('#f00'));
    site.commit('By hand');
    expect((await upload('snap.jpg', await photo('#f00'))).path).toBe('content/media/snap.jpg');
    expect(site.git('branch', '--list', 'cms/*')).toBe('');
  });

  test('continues drafts that have a name of the older form', async () => {
    const older: DraftName = { collection: 'media', slug: 'team-map-png' };
    const red = await photo('#f00');
    await site.save(older, { 'media/team/map.png': red, 'media/team-map.png': await photo('#0f0') });
    await ask('deleteFile', { path: 'content/media/team/map.png', options: { commitMessage: 'Delete' } });
    const { drafts } = await site.desk();
    expect((await drafts.all()).map(({ name }) => name.slug)).toEqual(['team-map-png']);
    expect(digestAt('cms/media/team-map-png', 'media/team/map.png')).toBeUndefined();
    expect(digestAt('cms/media/team-map-png', 'media/team-map.png')).toBeDefined();
    // A file that the older draft has lost is added again, next to those that it still has.
    expect((await upload('team/map.png', red)).path).toBe('content/media/team/map.png');
    expect((await drafts.all()).length).toBe(2);
  });

  test('has a separate draft for each path', () => {
    const path = fc
      .array(fc.stringMatching(/^[a-z0-9]+([-_.][a-z0-9]+)*$/), { minLength: 1, maxLength: 4 })
      .map((steps) => `media/${steps.join('/')}.png`);
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(slugOfMedia(one)).toMatch(slugPattern);
        expect(slugOfMedia(one).length).toBeLessThanOrEqual(80);
        expect(slugOfMedia(one) === slugOfMedia(other)).toBe(one === other);
      }),
      { numRuns: runs(1000) },
    );
    const long = `media/${'a'.repeat(200)}`;
    expect(slugOfMedia(`${long}/b.png`)).not.toBe(slugOfMedia(`${long}/c.png`));
  });
});

describe('if the site got another picture with the same name', () => {
  let red: Buffer;
  let blue: Buffer;
  beforeEach(async () => {
    [red, blue] = [await photo('#f00'), await photo('#00f', 30, 90)];
    await save(b, { 'snap.jpg': blue });
    await site.put('media/snap.jpg', red);
    await site.put('posts/en/other.mdx', showing('Other'));
    site.commit('Brought by git');
  });

  test('publishing is refused, and both are listed as pictures, none as text', async () => {
    const main = site.git('rev-parse', 'main');
    const refused = await refusalOf((await site.desk()).publish(b, ann));
    expect(refused.status).toBe(409);
    expect(refused.conflicts).toEqual([
      {
        path: 'media/snap.jpg',
        yours: null,
        theirs: null,
        base: null,
        media: {
          yours: {
            digest: sha256(blue),
            bytes: blue.length,
            width: 30,
            height: 90,
            address: '/admin/media/drafts/posts/b/media/snap.jpg',
          },
          theirs: {
            digest: sha256(red),
            bytes: red.length,
            width: 60,
            height: 40,
            address: '/admin/media/main/media/snap.jpg',
          },
        },
      },
    ]);
    expect(site.git('rev-parse', 'main')).toBe(main);
  });

  test('each text is checked and previewed with its own picture', async () => {
    const desk = await site.desk();
    const { content } = await desk.review(b);
    const shown = content.overlay.entries.map(({ media }) => media['/media/snap.jpg']?.digest);
    expect(shown).toEqual([sha256(blue)]);
    const onMain = (await desk.content()).current.find(({ slug }) => slug === 'other');
    expect(onMain?.media['/media/snap.jpg']?.digest).toBe(sha256(red));
  });

  test('both are kept under two names, and each text shows its own', async () => {
    const desk = await site.desk();
    await desk.bringTogether(b, ann, new Map([['media/snap.jpg', 'both']]));
    await publish(b);
    expect(digestAt('main', 'media/snap.jpg')).toBe(blobOf(red));
    expect(digestAt('main', 'media/snap-2.jpg')).toBe(blobOf(blue));
    expect(site.git('show', 'main:content/posts/en/b.mdx')).toContain('src: /media/snap-2.jpg');
    expect(site.git('show', 'main:content/posts/en/other.mdx')).toContain('src: /media/snap.jpg');
  });

  test.each([
    ['draft', () => blue],
    ['site', () => red],
  ] as const)('the picture of the %s stays where that is chosen', async (kept, picture) => {
    const desk = await site.desk();
    await desk.bringTogether(b, ann, new Map([['media/snap.jpg', kept]]));
    expect(digestAt('cms/posts/b', 'media/snap.jpg')).toBe(blobOf(picture()));
    expect(site.git('show', 'cms/posts/b:content/posts/en/b.mdx')).toContain('src: /media/snap.jpg');
  });

  test('a text for which the site’s version is chosen shows the site’s picture', async () => {
    const desk = await site.desk();
    await site.put('posts/en/b.mdx', showing('B of the site'));
    site.commit('A text as well');
    const keep = new Map([
      ['media/snap.jpg', 'both'],
      ['posts/en/b.mdx', 'site'],
    ] as const);
    await desk.bringTogether(b, ann, keep);
    expect(site.git('show', 'cms/posts/b:content/posts/en/b.mdx')).toContain('src: /media/snap.jpg');
    expect(digestAt('cms/posts/b', 'media/snap-2.jpg')).toBe(blobOf(blue));
  });

  test('keeping both is not offered for texts', async () => {
    await site.put('posts/en/b.mdx', showing('B of the site'));
    site.commit('A text as well');
    const keep = new Map([
      ['media/snap.jpg', 'both'],
      ['posts/en/b.mdx', 'both'],
    ] as const);
    const refused = await refusalOf((await site.desk()).bringTogether(b, ann, keep));
    expect(refused.message).toBe('Choose the version that stays of posts/en/b.mdx.');
  });
});
