import { globSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diffLines } from 'diff';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { readContent } from '../../src/content/read.ts';
import type { Content } from '../../src/model/content.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { startStub } from './admin-stub.ts';
import type { Stub } from './admin-stub.ts';
import { launchBrowser, openPage } from './browser.ts';
import type { Opened } from './browser.ts';

const cacheDir = join(projectRoot, '.cache', 'tests');
const post = 'content/posts/en/who-knows-what.mdx';

let browser: Browser;
let bundle: string;
let content: Content;
let files: Map<string, string>;
let stub: Stub;
let opened: Opened | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  bundle = (await bundleAdmin({ cacheDir })).dir;
  const snapshot = await readContent({
    contentDir: join(projectRoot, 'content'),
    cacheDir: join(cacheDir, 'cache'),
    now: new Date('2026-11-22T09:00:00Z'),
  });
  if (snapshot.content === undefined) throw new Error('the demo content cannot be read');
  content = snapshot.content;
  const paths = globSync('content/{posts,faq,kits,pages,people,topics,partners}/**/*.{mdx,yaml}', {
    cwd: projectRoot,
  });
  files = new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(projectRoot, path), 'utf8')] as const),
    ),
  );
});

beforeEach(async () => {
  stub = await startStub(bundle, content, new Map(files));
});

afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
  stub.close();
});

afterAll(() => browser.close());

async function open(path: string, width = 1280): Promise<Page> {
  opened = await openPage(browser, stub.address, path, { width });
  return opened.page;
}

async function edit(collection: string, slug: string): Promise<Page> {
  const page = await open(`/admin/#/collections/${collection}/entries/${slug}`);
  await page.locator('.cms-editor-visual, .colophon-text').first().waitFor();
  return page;
}

/** What comes after answers and redrawing, on a machine that has other work too. */
function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value);
}

/**
 * The visual editor hears of the caret a tenth of a second late, which no person's fingers notice. By the page's own
 * clock: what it was to do earlier is done by then, however slow the machine is.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Save|Enregistrer)$/ }).click();
}

async function saved(): Promise<Stub['saved'][number]> {
  await soon(() => stub.saved.length).toBeGreaterThan(0);
  const last = stub.saved.at(-1);
  if (last === undefined) throw new Error('nothing was saved');
  return last;
}

function changes(path: string, after: string): string[] {
  return diffLines(files.get(path) ?? '', after)
    .filter(({ added, removed }) => added || removed)
    .map(({ added, value }) => `${added ? '+' : '-'}${value.trim()}`);
}

/** What went wrong besides answers that belong to the protocol: no draft, a conflict, a refusal. */
function faults(): string[] {
  return (opened?.faults ?? []).filter(
    (fault) =>
      !/status of (404|409|422)/.test(fault) &&
      // Decap rejects without a reason where a form has faults, and prints what the server refused.
      !/^(undefined|Object|JSHandle@\w+)$/.test(fault),
  );
}

test('nobody logs in a second time, and nothing is asked of another machine', async () => {
  const page = await open('/admin/');
  await page.getByRole('heading', { name: 'Posts' }).waitFor();
  expect(
    await page.getByRole('link', { name: /^(Posts|Answers|Kits|Pages|People|Topics|Partners)$/ }).count(),
  ).toBe(7);
  const review = page.getByRole('link', { name: 'Review and publishing' });
  expect(await review.getAttribute('href')).toBe('/admin/review/');
  expect(faults()).toEqual([]);
});

test('an entry that is only opened is unchanged', async () => {
  const page = await edit('posts', 'who-knows-what');
  // Choices are drawn after the fields, which are drawn anew then.
  const name = page.locator('#nc-root').getByText('Inès Moreau', { exact: true });
  await soon(() => name.count()).toBe(1);
  expect(await page.getByText('Changes saved').count()).toBe(1);
  expect(faults()).toEqual([]);
});

test('an address that is typed while a form is open shows its own entry', async () => {
  const page = await edit('kits', 'colophon');
  await page.evaluate(() => {
    location.hash = '#/collections/posts/entries/who-knows-what';
  });
  await soon(() => page.getByLabel('Title').first().inputValue()).toContain('Who knows what');
  expect(faults()).toEqual([]);
});

test('a kit’s files show what they are before one opens them, and its texts count words', async () => {
  const path = 'content/kits/en/colophon.mdx';
  const rights = 'credit: Ann Oak, licence: MIT';
  const assets = [
    `  - { file: /media/colophon-mark.svg, kind: logo, alt: The mark in blue, ${rights} }`,
    `  - { file: /media/facts.pdf, kind: document, alt: 'The facts, to print', ${rights} }`,
  ];
  const text = stub.files.get(path)?.replace(/^assets:\n(?:[ ].*\n)*/m, '') ?? '';
  stub.files.set(path, text.replace('\nboilerplates:', `\nassets:\n${assets.join('\n')}\nboilerplates:`));
  const page = await edit('kits', 'colophon');
  const item = page.locator('.colophon-asset').first();
  await item.waitFor();
  expect(await page.locator('.colophon-asset').allInnerTexts()).toEqual([
    expect.stringMatching(/^The mark in blue\s*Logo · Ann Oak$/),
    expect.stringMatching(/^PDF\s*The facts, to print\s*Document · Ann Oak$/),
  ]);
  await soon(() =>
    item.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0);
  const short = page.getByLabel('In 30 words').first();
  await short.fill('word '.repeat(31));
  await soon(() => page.getByText('31 of 30 words · 1 too many').count()).toBe(1);
  await short.fill('Five words are no more.');
  await soon(() => page.getByText('5 of 30 words').count()).toBe(1);
  await save(page);
  expect(changes(path, (await saved()).dataFiles[0]?.raw ?? '').join('\n')).toContain(
    'Five words are no more.',
  );
  expect(faults()).toEqual([]);
});

test('a post is edited, and only what was edited changes', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.getByLabel('Title').first().fill('Who knows what: a new map');
  const text = page.locator('.cms-editor-visual [contenteditable=true]').first();
  const heading = text.getByText('The map', { exact: true });
  await heading.click();
  await settled(page);
  await page.keyboard.press('End');
  await settled(page);
  await page.keyboard.type(', drawn anew');
  await save(page);
  const { dataFiles, base } = await saved();
  expect(dataFiles.map(({ path }) => path)).toEqual([post]);
  expect(changes(post, dataFiles[0]?.raw ?? '')).toEqual([
    "-title: 'Who knows what: a map of who in the house can answer'",
    "+title: 'Who knows what: a new map'",
    '-## The map',
    '+## The map, drawn anew',
  ]);
  expect(base[post]).toMatch(/^[0-9a-f]{64}$/);
  // A second save builds on the first.
  await page.getByText('Changes saved').waitFor();
  await page.getByLabel('Title').first().fill('Who knows what: a newer map');
  await save(page);
  await soon(() => stub.saved.length).toBe(2);
  expect(stub.saved[1]?.base[post]).not.toBe(base[post]);
  // Opened again, it is the draft that is edited.
  await page.reload();
  await soon(() => page.getByLabel('Title').first().inputValue()).toBe('Who knows what: a newer map');
  await page.getByLabel('Title').first().fill('Who knows what: the newest map');
  await save(page);
  await soon(() => stub.saved.length).toBe(3);
  expect(new Set(stub.saved.map((one) => one.base[post])).size).toBe(3);
  expect(changes(post, stub.saved[2]?.dataFiles[0]?.raw ?? '')).toHaveLength(4);
  expect(faults()).toEqual([]);
});

test('a limit shows before it breaks, and says what to do when it does', async () => {
  const page = await edit('posts', 'who-knows-what');
  const title = page.getByLabel('Title').first();
  const counter = page.locator('.colophon-counter').first();
  await soon(() => counter.textContent()).toBe('52 of 110');
  await title.fill('x'.repeat(105));
  await soon(() => counter.getAttribute('data-state')).toBe('near');
  await title.fill('x'.repeat(120));
  await soon(() => counter.textContent()).toBe('120 of 110 · 10 too many');
  await save(page);
  await page.getByText('This is 120 characters long. At most 110 fit: shorten it by 10.').waitFor();
  expect(stub.saved).toEqual([]);
  expect(faults()).toEqual([]);
});

test('a callout is put in with the toolbar', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.locator('.cms-editor-visual').getByText('The map', { exact: true }).click();
  await settled(page);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await settled(page);
  const texts = page.locator('textarea[id^=text-field]');
  const before = await texts.count();
  await page.getByRole('button', { name: 'Add Component' }).first().click();
  await page.getByRole('menuitem', { name: 'Callout' }).click();
  await soon(() => texts.count()).toBe(before + 1);
  await texts.first().fill('Mind the "gap" & <Term means="x">it</Term>.');
  await save(page);
  const { dataFiles } = await saved();
  const changed = changes(post, dataFiles[0]?.raw ?? '').join('\n');
  expect(changed).toContain('<Callout kind="note">\nMind the "gap" & <Term means="x">it</Term>.\n</Callout>');
  expect(changed).not.toContain('\n-');
  expect(faults()).toEqual([]);
});

test('a new post is made of what was filled in, in French and in the order of the model', async () => {
  stub.lang = 'fr';
  const page = await open('/admin/#/collections/posts/new');
  await page.getByLabel('Titre').first().fill('L’été : ce que nous gardons');
  await page.getByLabel('Description').first().fill('Une phrase.');
  await page.getByLabel('Date', { exact: true }).first().fill('2026-12-01');
  await page.getByLabel('Auteurs').first().fill('Yuki');
  await page.getByText('Yuki Tanaka').click();
  await save(page);
  const { dataFiles, base } = await saved();
  expect(dataFiles).toEqual([
    {
      path: 'content/posts/fr/l-ete-ce-que-nous-gardons.mdx',
      slug: 'l-ete-ce-que-nous-gardons',
      raw: "---\ntitle: 'L’été : ce que nous gardons'\ndescription: Une phrase.\ndate: 2026-12-01\nauthors:\n  - yuki-tanaka\n---\n",
    },
  ]);
  expect(base).toEqual({ 'content/posts/fr/l-ete-ce-que-nous-gardons.mdx': null });
  expect(faults()).toEqual([]);
});

test('an entry that exists in another language only stays in it', async () => {
  const only = 'content/posts/fr/chartes-de-blogueurs.mdx';
  const page = await edit('posts', 'chartes-de-blogueurs');
  await page.getByRole('button', { name: 'Writing in EN' }).first().click();
  await page.getByRole('menuitem', { name: 'FR' }).click();
  await page.getByLabel('Title').first().fill('Chartes, encore');
  await save(page);
  const { dataFiles } = await saved();
  expect(dataFiles.map(({ path }) => path)).toEqual([only]);
  expect(changes(only, dataFiles[0]?.raw ?? '')).toHaveLength(2);
  expect(faults()).toEqual([]);
});

test('a person is edited in one language', async () => {
  const path = 'content/people/claire-dubois.yaml';
  const page = await edit('people', 'claire-dubois');
  await page.getByLabel('Français').first().fill('Juriste');
  await save(page);
  const { dataFiles } = await saved();
  expect(changes(path, dataFiles[0]?.raw ?? '')).toEqual([
    '-fr: Juriste, pour les cadeaux, les contrats, les noms et les droits',
    '+fr: Juriste',
  ]);
  expect(faults()).toEqual([]);
});

test('two editors of one text lose nothing', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.getByLabel('Title').first().fill('Mine');
  const theirs = 'Theirs <b>& all</b>';
  stub.refuse = {
    status: 409,
    body: { error: 'changed', conflict: { files: [{ path: post, yours: 'Mine', theirs, base: 'Before' }] } },
  };
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this text meanwhile' });
  await dialog.waitFor();
  expect(await dialog.locator('pre').allTextContents()).toEqual(['Mine', theirs]);
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await soon(() => dialog.count()).toBe(0);
  expect(await page.getByLabel('Title').first().inputValue()).toBe('Mine');
  expect(faults()).toEqual([]);
});

test('what the server refuses stands at its field and in a list', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.getByLabel('Title').first().fill('Mine');
  const problem = { file: post, line: 2, column: 1, code: 'x' };
  stub.refuse = {
    status: 422,
    body: {
      error: 'two problems',
      problems: [
        {
          ...problem,
          message: 'There is no such partner.',
          fix: 'Choose one.',
          field: ['partnership', 'partner'],
        },
        { ...problem, line: 22, message: 'A link leads nowhere.', fix: 'Write /faq/x/.' },
      ],
    },
  };
  await save(page);
  const list = page.getByRole('alert').filter({ hasText: '2 things keep this from being saved' });
  await list.waitFor();
  expect(await list.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('There is no such partner. Choose one.'),
    expect.stringContaining(`${post}:22 A link leads nowhere. Write /faq/x/.`),
  ]);
  const atField = page.getByText('There is no such partner. Choose one.', { exact: true });
  await soon(() => atField.count()).toBe(1);
  expect(faults()).toEqual([]);
});

test('what is published is followed until it is there; what is refused is said in full', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.getByLabel('Title').first().fill('Mine');
  await save(page);
  await saved();
  page.on('dialog', (dialog) => void dialog.accept());
  const publish = async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
    await page.getByRole('menuitem', { name: /Publish now/ }).click();
  };
  const sentence = `${post} cannot be published yet: Legal and Editorial: never approved. ${'So. '.repeat(40)}`;
  stub.refuse = { status: 422, body: { error: sentence } };
  await publish();
  const refused = page.getByRole('alert').filter({ hasText: 'This cannot be published yet' });
  await soon(() => refused.locator('p').textContent()).toBe(sentence);
  const review = refused.getByRole('link', { name: 'Open its review page' });
  expect(await review.getAttribute('href')).toBe('/admin/review/posts/who-knows-what/');
  const files = [{ path: post, yours: 'Mine', theirs: 'Theirs', base: null }];
  stub.refuse = { status: 409, body: { error: 'changed', conflict: { files } } };
  await publish();
  const dialog = page.getByRole('dialog', { name: 'The site changed while this was written' });
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  stub.refuse = undefined;
  await publish();
  await page.getByText('Published. The site is being built…').waitFor();
  stub.build = { state: 'idle', since: '2026-11-22T09:02:00Z', output: '' };
  const link = page.getByRole('link', { name: 'See the page' });
  await soon(() => link.getAttribute('href')).toBe('/blog/who-knows-what/');
  expect(faults()).toEqual([]);
});

test('a build that failed is told to whoever comes, with what it said', async () => {
  stub.build = { state: 'failed', since: '2026-11-22T09:01:00Z', output: 'posts/en/a.mdx:3 <b>' };
  const page = await open('/admin/', 390);
  const told = page.getByRole('alert').filter({ hasText: 'could not be built' });
  expect(await told.locator('pre').textContent()).toBe('posts/en/a.mdx:3 <b>');
  await told.getByRole('button', { name: 'Close' }).click();
  await soon(() => told.count()).toBe(0);
  // Nothing of ours lies upon Decap's buttons, and nothing is wider than the window.
  for (const name of ['Quick add', 'Log out', 'Post']) {
    await page
      .getByRole('button', { name })
      .or(page.getByRole('link', { name }))
      .first()
      .click({ trial: true });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(faults()).toEqual([]);
});

test('the preview shows the text as it would be saved', async () => {
  const page = await edit('posts', 'who-knows-what');
  await page.getByLabel('Title').first().fill('Seen at once');
  await soon(() => stub.previews.at(-1)?.files[0]?.text ?? '').toContain("title: 'Seen at once'");
  expect(stub.previews.at(-1)).toMatchObject({ path: post, lang: 'en', media: [] });
  const pane = page.frameLocator('#preview-pane');
  await soon(() => pane.frameLocator('iframe').locator('pre').textContent()).toContain(
    "title: 'Seen at once'",
  );
  await pane.getByRole('button', { name: 'Dark' }).click();
  const background = () =>
    pane
      .frameLocator('iframe')
      .locator('body')
      .evaluate((body) => getComputedStyle(body).backgroundColor);
  await soon(background).toBe('rgb(17, 17, 17)');
  await pane.getByRole('button', { name: 'Light' }).click();
  await soon(background).toBe('rgb(255, 255, 255)');
  expect(faults()).toEqual([]);
});

test('a large photograph is made smaller before it is sent, and says nothing of its camera', async () => {
  const exif = { IFD0: { Copyright: 'Ann', Model: 'Camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
  const photo = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#1f4fd8' } }).withExif(exif);
  const page = await open('/admin/#/collections/posts');
  await page.getByRole('button', { name: 'Media' }).click();
  const input = page.locator('input[type=file]');
  await input.setInputFiles({
    name: 'Large.JPG',
    mimeType: 'image/jpeg',
    buffer: await photo(5000, 1000).jpeg().toBuffer(),
  });
  await soon(() => stub.uploads.length).toBe(1);
  const sent = Buffer.from(stub.uploads[0]?.content ?? '', 'base64');
  expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 4000, height: 800 });
  expect((await sharp(sent).metadata()).exif).toBeUndefined();
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9"/>';
  await input.setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await soon(() => stub.uploads.length).toBe(2);
  expect(Buffer.from(stub.uploads[1]?.content ?? '', 'base64').toString()).toBe(drawing);
  expect(faults()).toEqual([]);
});

test('the page is built once, and has no script of its own', async () => {
  expect((await bundleAdmin({ cacheDir })).dir).toBe(bundle);
  expect(await readdir(join(cacheDir, 'admin'))).toEqual([bundle.split('/').at(-1)]);
  const html = await readFile(join(bundle, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*src=)/);
  expect(html).not.toMatch(/https?:/);
});

test('what feeds call a text is written in the form of the post, and stays when other fields are edited', async () => {
  const page = await edit('posts', 'who-knows-what');
  const field = page.getByLabel('Id in feeds').first();
  await field.scrollIntoViewIfNeeded();
  await field.click();
  await page.keyboard.type('https://old.example/?p=12');
  await settled(page);
  await save(page);
  const first = (await saved()).dataFiles[0]?.raw ?? '';
  expect(changes(post, first)).toEqual(['+id: https://old.example/?p=12']);
  await page.getByLabel('Title').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await settled(page);
  await save(page);
  await soon(() => stub.saved.length).toBe(2);
  const second = stub.saved.at(-1)?.dataFiles[0]?.raw ?? '';
  expect(second).toContain('\nid: https://old.example/?p=12\n');
  expect(faults()).toEqual([]);
});
