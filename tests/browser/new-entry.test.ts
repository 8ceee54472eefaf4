import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { readContent } from '../../src/content/read.ts';
import type { Content } from '../../src/model/content.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { startStub } from './admin-stub.ts';
import type { Stub } from './admin-stub.ts';
import { launchBrowser, openPage } from './browser.ts';
import type { Opened } from './browser.ts';

/** How a new entry gets its name. */
const cacheDir = join(projectRoot, '.cache', 'tests');

let browser: Browser;
let bundle: string;
let content: Content;
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
});

beforeEach(async () => {
  const person = 'name: Yuki Tanaka\nrole: Writes\n';
  const topic = 'name: { en: Care, fr: Soin }\ndescription: What it is\n';
  stub = await startStub(
    bundle,
    content,
    new Map([
      ['content/people/yuki-tanaka.yaml', person],
      ['content/topics/care.yaml', topic],
    ]),
  );
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

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: 15_000 });
}

const save = (page: Page) => page.getByRole('button', { name: /^(Save|Enregistrer)$/ }).click();

/** Fills in what a post needs beside its title. */
async function page(title: string, width = 1280): Promise<Page> {
  const form = await open('/admin/#/collections/pages/new', width);
  const isFrench = stub.lang === 'fr';
  await form
    .getByLabel(isFrench ? 'Titre' : 'Title')
    .first()
    .fill(title);
  await form.getByLabel('Description').first().fill('A sentence.');
  return form;
}

const paths = () => stub.saved.flatMap(({ dataFiles }) => dataFiles.map(({ path }) => path));

test('a title in any script makes an address in Latin letters, which the form says beforehand', async () => {
  const form = await page('渡船');
  await form.getByText('Made from the title: du-chuan').waitFor();
  await soon(() => stub.previews.at(-1)?.path).toBe('content/pages/en/du-chuan.mdx');
  await save(form);
  await soon(paths).toEqual(['content/pages/en/du-chuan.mdx']);
  expect(stub.saved[0]?.dataFiles[0]).toMatchObject({
    slug: 'du-chuan',
    raw: '---\ntitle: 渡船\ndescription: A sentence.\n---\n',
  });
  expect(stub.saved[0]).toMatchObject({ begins: true, base: { 'content/pages/en/du-chuan.mdx': null } });
  // Saved, it has its address for good.
  await form.getByText('It has had this address since it was first saved.').waitFor();
  const address = form.getByLabel('Address').first();
  expect([await address.inputValue(), await address.isEditable()]).toEqual(['du-chuan', false]);
  await form.getByLabel('Title').first().fill('Another title');
  await save(form);
  await soon(() => stub.saved.length).toBe(2);
  expect(paths()[1]).toBe('content/pages/en/du-chuan.mdx');
  expect(stub.saved[1]?.begins).toBeUndefined();
});

test('what is written while the first save is on its way stays, and is saved by the next one', async () => {
  const form = await page('Words');
  let answer = (): void => undefined;
  let isFirst = true;
  await form.route('**/admin/api/decap', async (route) => {
    if (isFirst && route.request().postData()?.includes('"persistEntry"') === true) {
      isFirst = false;
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
    }
    await route.continue();
  });
  const description = form.getByLabel('Description').first();
  const asked = form.waitForRequest((request) => request.postData()?.includes('"persistEntry"') === true);
  await save(form);
  await asked;
  await description.fill('A sentence, and a late one.');
  answer();
  await form.getByText('It has had this address since it was first saved.').waitFor();
  await soon(() => description.inputValue()).toBe('A sentence, and a late one.');
  await form.getByText('Unsaved Changes').waitFor();
  await save(form);
  await soon(() => stub.saved.length).toBe(2);
  expect(stub.saved[0]?.dataFiles[0]?.raw).not.toContain('late');
  expect(stub.saved[1]?.dataFiles[0]?.raw).toContain('A sentence, and a late one.');
});

test.each([
  ['en', 'Title', 'Address', 'No address can be made from this title.', 'Go to the field'],
  ['fr', 'Titre', 'Adresse', 'Ce titre ne donne aucune adresse.', 'Aller au champ'],
] as const)(
  'a title that makes no address is met with a question, in %s, and nothing typed is lost',
  async (lang, title, label, sentence, toField) => {
    stub.lang = lang;
    const form = await page('¿?!');
    await form.locator('.colophon-line').getByText(sentence).waitFor();
    await save(form);
    const panel = form.locator('#colophon-problems');
    await panel.getByText(sentence).waitFor();
    expect(stub.saved).toEqual([]);
    const { violations } = await new AxeBuilder({ page: form })
      .include('#colophon-problems')
      .include('.colophon-text')
      .analyze();
    expect(violations).toEqual([]);
    await panel.getByRole('button', { name: toField }).click();
    // The caret is in the field; it is written with the keyboard.
    await form.keyboard.type('Notre Bac !');
    expect(await form.getByLabel(label).first().inputValue()).toBe('Notre Bac !');
    expect(await form.getByLabel(title).first().inputValue()).toBe('¿?!');
    await form.locator('.colophon-line').getByText('notre-bac').waitFor();
    await save(form);
    await soon(paths).toEqual([`content/pages/${lang}/notre-bac.mdx`]);
    expect(stub.saved[0]?.dataFiles[0]?.raw).toContain('title: ¿?!\n');
    expect(await panel.count()).toBe(0);
  },
);

test('a title that is mended needs no address of its own', async () => {
  const form = await page('¿?!');
  await save(form);
  await form.locator('#colophon-problems').waitFor();
  await form.getByLabel('Title').first().fill('Where to?');
  await save(form);
  await soon(paths).toEqual(['content/pages/en/where-to.mdx']);
});

test('two of one title are two entries, and the second never writes over the first', async () => {
  stub.files.set('content/pages/fr/ferry.mdx', '---\ntitle: Le bac\ndescription: Une phrase.\n---\n');
  stub.drafts.set('pages/ferry-2', new Map([['content/pages/en/ferry-2.mdx', '---\ntitle: Ferry\n---\n']]));
  stub.kept.add('pages/ferry-3');
  const form = await page('Ferry');
  await save(form);
  await soon(paths).toEqual(['content/pages/en/ferry-4.mdx']);
});

test.each([
  ['made of the title', ''],
  ['that was chosen', 'my-ferry'],
])('a first save whose answer is lost is saved again at its address %s', async (_, address) => {
  const form = await page('The ferry');
  if (address !== '') await form.getByLabel('Address').first().fill(address);
  let isLost = true;
  await form.route('**/admin/api/decap', async (route) => {
    if (!isLost || route.request().postData()?.includes('"persistEntry"') !== true) return route.continue();
    // The desk saves; what it says never arrives.
    await route.fetch();
    return route.abort();
  });
  await save(form);
  const again = form.locator('[data-about=fault]').getByRole('button', { name: 'Save again' });
  await again.waitFor();
  isLost = false;
  await form.getByLabel('Description').first().fill('A newer sentence.');
  await again.click();
  await soon(() => stub.saved.length).toBe(2);
  const path = `content/pages/en/${address === '' ? 'the-ferry' : address}.mdx`;
  expect(paths()).toEqual([path, path]);
  expect(stub.saved[1]).toMatchObject({ begins: true, form: stub.saved[0]?.form });
  expect(stub.saved[1]?.dataFiles[0]?.raw).toContain('A newer sentence.');
});

test('a first save whose answer is lost is still the same one after the page was loaded anew', async () => {
  const form = await page('The ferry');
  let isLost = true;
  await form.route('**/admin/api/decap', async (route) => {
    if (!isLost || route.request().postData()?.includes('"persistEntry"') !== true) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await save(form);
  await form.locator('[data-about=fault]').getByRole('button', { name: 'Save again' }).waitFor();
  isLost = false;
  form.on('dialog', (dialog) => void dialog.accept());
  await form.reload();
  await soon(() => form.getByLabel('Title').first().inputValue()).toBe('The ferry');
  await save(form);
  await soon(() => stub.saved.length).toBe(2);
  expect(paths()).toEqual(Array(2).fill('content/pages/en/the-ferry.mdx'));
  expect(stub.saved[1]?.form).toBe(stub.saved[0]?.form);
});

test('an address that was chosen and is taken is said to be, and another one asked for', async () => {
  stub.files.set('content/pages/en/ferry.mdx', '---\ntitle: Ferry\ndescription: A sentence.\n---\n');
  const form = await page('The ferry');
  await form.getByLabel('Address').first().fill('ferry');
  await save(form);
  await form.locator('#colophon-problems').getByText('The address “ferry” is taken.').waitFor();
  expect(stub.saved).toEqual([]);
  await form.getByLabel('Address').first().fill('our-ferry');
  await save(form);
  await soon(paths).toEqual(['content/pages/en/our-ferry.mdx']);
});

test('where somebody else was faster with the address, it is said in words', async () => {
  stub.refuse = { status: 409, body: { error: 'There is a pages/ferry already.', taken: 'ferry' } };
  const form = await page('Ferry');
  await save(form);
  await form.locator('#colophon-problems').getByText('The address “ferry” is taken.').waitFor();
  expect(await form.getByLabel('Title').first().inputValue()).toBe('Ferry');
});

test('a record is named as an entry is, also by its one text for all languages', async () => {
  const form = await open('/admin/#/collections/topics/new');
  await form.getByLabel('Français').first().fill('Équipe 渡船');
  await form.getByText('Made from the title: equipe-du-chuan').waitFor();
  await form.getByLabel('English').nth(1).fill('What it is');
  await save(form);
  await soon(paths).toEqual(['content/topics/equipe-du-chuan.yaml']);
});

test('on a phone the field and what it says fit', async () => {
  const form = await page('L’été : ce que nous gardons de tout ce que nous avons appris sur les bacs', 390);
  await form.locator('.colophon-line').getByText('l-ete-ce-que-nous-gardons').waitFor();
  expect(await form.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
