import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { livePreview } from '../../../src/cms/server/live-preview.ts';
import { Previewer } from '../../../src/cms/preview/previewer.ts';
import { post } from '../../fixtures/folder.ts';
import { layPages } from '../../bundles.ts';
import { DeskSite, draftA, fileA, lea } from './site.ts';

let site: DeskSite;
let previewer: Previewer;
beforeAll(async () => {
  site = await DeskSite.make();
  const settings = { ...site.settings, cacheDir: join(site.folder, 'cache') };
  await layPages(settings.cacheDir);
  previewer = await Previewer.start(settings, { timeLimit: 120 });
});
afterAll(async () => {
  await previewer.close();
  await site.remove();
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>';
const path = `content/${fileA}`;
const preview = async (text: string) =>
  livePreview(
    { desk: await site.desk(), previewer },
    { files: [{ path, text }], path, lang: 'en' },
    new AbortController().signal,
  );

test('the text in the form is shown as a page, with its card and search result', async () => {
  const { html, card, search, problems } = await preview(post('Quinces', '', 'Cold and apart.\n'));
  expect(problems).toEqual([]);
  expect(html).toContain('Cold and apart.');
  expect(html).toContain('these words are not approved');
  expect(card).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(search).toContain('Quinces');
});

test('faults name the form field that they are about', async () => {
  const { html, problems } = await preview(post('A').replace('description: What it says.\n', ''));
  expect(html).toBeNull();
  expect(problems).toContainEqual(
    expect.objectContaining({ file: path, message: expect.stringContaining('description') }),
  );
  const { problems: inBody } = await preview(post('A', '', '<Callot>x</Callot>\n'));
  expect(inBody).toContainEqual(expect.objectContaining({ field: ['body'] }));
});

test('an approved draft is shown as approved, with its saved pictures, until a word changes', async () => {
  const text = post('A', 'image: { src: /media/map.svg, alt: Map }\n');
  await site.save(draftA, { [fileA]: text, 'media/map.svg': svg });
  await site.decide(draftA, lea);
  const approved = await preview(text);
  expect(approved.problems).toEqual([]);
  expect(approved.html).not.toContain('these words are not approved');
  expect(approved.html).toContain('Léa');
  expect((await preview(text.replace('Some words', 'Other words'))).html).toContain(
    'these words are not approved',
  );
});
