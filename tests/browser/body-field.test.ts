import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { blocksOf } from '../../src/cms/editor/body-blocks.ts';
import { plainBody, splitEntry } from '../../src/lib/front-matter.ts';
import { readContent } from '../../src/content/read.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { fileBody } from '../cms/editor/bodies.ts';
import { startStub } from './admin-stub.ts';
import type { Stub } from './admin-stub.ts';
import { BodyField } from './body-field.ts';
import { launchBrowser, openPage } from './browser.ts';

/** Ten minutes by hand: `COLOPHON_SECONDS=600 npx vitest run --project browser tests/browser/body-field.test.ts`. */
const seconds = Number(process.env['COLOPHON_SECONDS'] ?? '25');
const path = 'content/posts/en/body.mdx';
const head = '---\ntitle: Body # of a text\ndescription: D\ndate: 2026-01-01\nauthors: [ines-moreau]\n---\n';
const typed = 'Ω';

let browser: Browser;
let stub: Stub;
let page: Page;
let field: BodyField;

beforeAll(async () => {
  browser = await launchBrowser();
  const cacheDir = join(projectRoot, '.cache', 'tests');
  const { content } = await readContent({
    contentDir: join(projectRoot, 'content'),
    cacheDir: join(cacheDir, 'cache'),
    now: new Date('2026-11-22T09:00:00Z'),
  });
  if (content === undefined) throw new Error('the demo content cannot be read');
  const { dir } = await bundleAdmin({ cacheDir });
  stub = await startStub(dir, content, new Map([[path, head]]));
  ({ page } = await openPage(browser, stub.address, '/admin/#/collections/posts'));
  page.setDefaultTimeout(10_000);
  field = new BodyField(page);
});

afterAll(async () => {
  await browser.close();
  stub.close();
});

/** Opens an entry with this text, and leaves it unchanged for a while. */
async function open(text: string): Promise<void> {
  stub.files.set(path, head + text);
  stub.drafts.clear();
  stub.saved.length = 0;
  await field.open('posts', 'body');
  await field.isSaved();
}

/** The file that is written when the form is saved now. */
async function saved(): Promise<string> {
  const before = stub.saved.length;
  await field.save();
  await expect.poll(() => stub.saved.length, { timeout: 15_000 }).toBe(before + 1);
  await field.isSaved();
  return stub.saved.at(-1)?.dataFiles[0]?.raw ?? '';
}

function bodyIn(file: string): string {
  return splitEntry(file)?.body ?? '';
}

async function setTitle(title: string): Promise<void> {
  await page.getByLabel('Title').first().fill(title);
}

/**
 * What every text has to bear: it is opened and looked at in both views; one block is edited and the edit taken back;
 * another field is edited; the block is edited.
 * @param choice which of the blocks, and how the edit is taken back
 * @returns whether there was a block to type in
 */
async function bears(text: string, choice: number): Promise<boolean> {
  await open(text);
  await field.switchView();
  await field.switchView();
  await field.isSaved();
  const { blocks } = blocksOf(plainBody(text));
  expect(await field.blocks.count()).toBe(Math.max(1, blocks.length));
  const index = choice % Math.max(1, blocks.length);
  const canEnter = blocks.length > 0 && (await field.enter(index));
  if (canEnter) {
    await field.type(typed);
    await page.keyboard.press(choice % 2 === 0 ? 'Backspace' : 'Control+z');
    await field.settled();
    await field.isSaved();
  }
  await setTitle('New');
  expect(bodyIn(await saved())).toBe(text);
  if (!canEnter) return false;
  await field.enter(index);
  await field.type(typed);
  changesOnly(text, bodyIn(await saved()), index);
  return true;
}

/** Whether a text after an edit is the text before it, but for one of its blocks, where something was typed. */
function changesOnly(text: string, edited: string, index: number): void {
  const source = blocksOf(plainBody(text)).blocks[index]?.source ?? '';
  const lines = source.split('\n').length;
  const unix = (raw: string): string => raw.replaceAll('\r\n', '\n');
  // The lines of a file before and after the block, with their line ends.
  const from = unix(text).indexOf(plainBody(text)) + startOf(text, index);
  const first = unix(text).slice(0, from).split('\n').length - 1;
  const all = text.split(/(?<=\n)/);
  const before = all.slice(0, first).join('');
  const last = all[first + lines - 1] ?? '';
  const after = (/\r?\n$/.exec(last)?.[0] ?? '') + all.slice(first + lines).join('');
  expect(edited.slice(0, before.length)).toBe(before);
  expect(edited.slice(edited.length - after.length)).toBe(after);
  expect(edited.split(typed)).toHaveLength(2);
}

function startOf(text: string, index: number): number {
  const { lead, blocks } = blocksOf(plainBody(text));
  return (
    lead.length + blocks.slice(0, index).reduce((sum, { source, gap }) => sum + source.length + gap.length, 0)
  );
}

const examples: Record<string, string> = {
  'a picture in an item': '\n1. Climb.\n\n   ![Ladder](/media/cover-site.png)\n2. Look.\n',
  'a quotation in an item': '\n1. Climb.\n\n   > Higher.\n',
  'a heading in an item': '\n1. Climb.\n\n   ### How\n',
  'a table in an item': '\n1. Climb.\n\n   | a | b |\n   | - | - |\n   | 1 | 2 |\n',
  'a second paragraph in an item': '\n1. Climb.\n\n   Then rest.\n',
  'a component in an item': '\n1. Climb.\n\n   <Download file="/media/facts.pdf" />\n',
  'lists side by side': '\n- a\n- b\n\n* c\n* d\n\n1. e\n\n4) it’s\n',
  'a rule first': '\n---\n\nText.\n\n***\n',
  'notes and links elsewhere': '\nSee[^1] [the][ref].\n\n[^1]: A *note*.\n\n    More.\n\n[ref]: /faq/ "T"\n',
  tasks: '\n- [x] done\n- [ ] open\n',
  'Windows line ends and no last one': '\r\n# A\r\nText  \r\nmore\r\n\r\n- a\r\n- b',
  'nothing at all': '\n',
};

test.each(Object.entries(examples))('%s: what nobody edits keeps its bytes', async (_, text) => {
  await bears(text, blocksOf(plainBody(text)).blocks.length - 1);
});

test('a draft that says again what is published is not saved before it is saved', async () => {
  await open('\nOne.\n');
  await field.enter(0);
  await page.keyboard.press('End');
  await field.type(typed);
  expect(bodyIn(await saved())).toBe(`\nOne.${typed}\n`);
  await field.enter(0);
  await page.keyboard.press('End');
  await field.settled();
  await page.keyboard.press('Backspace');
  await field.settled();
  expect(await page.getByText('Unsaved Changes').count()).toBe(1);
  expect(bodyIn(await saved())).toBe('\nOne.\n');
});

test('what is written while a draft is on its way is not saved with it', async () => {
  await open('\nOne.\n');
  await page.route('**/admin/api/decap', async (route) => {
    if (route.request().postData()?.includes('"persistEntry"') === true)
      await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await field.enter(0);
  await field.type(typed);
  await field.save();
  await field.enter(0);
  await field.type('late');
  await expect.poll(() => stub.saved.length, { timeout: 15_000 }).toBe(1);
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await field.settled();
  expect(await page.getByText('Unsaved Changes').count()).toBe(1);
  expect(bodyIn(await saved())).toContain('late');
});

test('a new paragraph is begun with Enter beside what is no text, and a line in a cell', async () => {
  await open('\n---\n\n| a |\n| - |\n| b |\n');
  await page.locator('.cms-editor-visual hr').click();
  await field.settled();
  await page.keyboard.press('Enter');
  await field.type('after');
  expect(bodyIn(await saved())).toBe('\n---\n\nafter\n\n| a |\n| - |\n| b |\n');
  await page.locator('.cms-editor-visual td').last().click();
  await field.settled();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await field.type('c | d');
  expect(bodyIn(await saved())).toContain('| b<br />c \\| d |');
});

test(
  'any text that is opened, left, and edited in one block, changes in that block alone',
  async () => {
    const done = { texts: 0, blocks: 0, edits: 0 };
    await fc.assert(
      fc.asyncProperty(fileBody, fc.nat(100), async (text, choice) => {
        const edited = await bears(text, choice);
        done.texts += 1;
        done.blocks += blocksOf(plainBody(text)).blocks.length;
        if (edited) done.edits += 1;
      }),
      {
        numRuns: 1_000_000,
        interruptAfterTimeLimit: seconds * 1000,
        // A smaller text takes seconds each; `tests/cms/editor/field-text.test.ts` finds one faster.
        endOnFailure: true,
      },
    );
    console.info(`${String(seconds)} s:`, done);
    expect(done.edits).toBeGreaterThan(0);
  },
  (seconds + 120) * 1000,
);
