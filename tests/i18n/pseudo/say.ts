import { html } from 'hono/html';
import { decapConfig } from '../../../src/cms/editor/config.ts';
import { faultsOf } from '../../../src/cms/editor/explain.ts';
import { editorComponents } from '../../../src/cms/editor/editor-components.ts';
import { layout } from '../../../src/cms/review/layout.ts';
import { queuePage } from '../../../src/cms/review/queue-page.ts';
import { Reader } from '../../../src/cms/review/reader.ts';
import { reasonWords } from '../../../src/cms/review/reason.ts';
import { siteStatusPart } from '../../../src/cms/review/site-status.ts';
import { loginPage } from '../../../src/cms/server/login-page.ts';
import { formatBytes } from '../../../src/components/body/format-bytes.ts';
import { readContent } from '../../../src/content/read.ts';
import { siteLabel } from '../../../src/disclosure/site-label.ts';
import { snippet } from '../../../src/disclosure/snippet.ts';
import { collectionWords } from '../../../src/i18n/collections.ts';
import { draftPhrases } from '../../../src/i18n/drafts.ts';
import { faultPhrases } from '../../../src/i18n/faults.ts';
import { forgePhrases } from '../../../src/i18n/forge.ts';
import { reviewWords } from '../../../src/i18n/forge-review.ts';
import { importWords } from '../../../src/i18n/import.ts';
import { kitStrings } from '../../../src/i18n/kit-files.ts';
import { searchStrings } from '../../../src/i18n/search.ts';
import { stopWords } from '../../../src/i18n/stop-words.ts';
import { stringsFor } from '../../../src/i18n/strings.ts';
import { interfaceLang, isInterfaceLang, interfaceLangs } from '../../../src/model/languages.ts';
import { preferredLang } from '../../../src/model/browser-languages.ts';
import { compileBody } from '../../../src/markdown/compile.ts';

/** Run as a process in a copy of `src`, with a language and a content folder: prints what parts of the interface say in it. */
const [lang = '', contentDir = ''] = process.argv.slice(2);
if (!isInterfaceLang(lang)) throw new Error(`${lang} is no language of the interface`);
const now = new Date('2026-11-22T09:00:00Z');
const { content, errors } = await readContent({ contentDir, cacheDir: `${contentDir}/.cache`, now });
if (content === undefined) throw new Error(JSON.stringify(errors));

const reader = new Reader({
  person: { id: 'ann', name: 'Ann' },
  lang,
  content,
  now,
  siteStatus: { build: { state: 'idle', since: '', output: '' }, leftAlone: ['a'] },
});
const config = decapConfig({ content, prefix: '', lang, backend: {} });
const { body } = await compileBody('A[^1]\n\n[^1]: B\n', { file: 'a.mdx', firstLine: 1, lang });

/** The labels and hints of a form. */
function labelsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['label', 'label_singular', 'hint'].includes(key) && typeof inner === 'string' && inner !== ''
      ? [inner]
      : labelsIn(inner),
  );
}

const question = { consideration: 'gift', country: 'UK', medium: 'article', lang, brand: 'Acme' } as const;
const said: Record<string, string[]> = {
  'the site': [stringsFor(lang).home, stringsFor(lang).pageOf(1, 2)],
  'pages of kits': [stringsFor(lang).kit.copy],
  'files of kits': [kitStrings(lang).readme],
  search: [searchStrings(lang).heading, searchStrings(lang).results.found.one, stopWords(lang)],
  'components of a text': [formatBytes(2000, lang)],
  'notes of a text': [JSON.stringify(body)],
  'the site’s label': [siteLabel({ consideration: 'gift', partner: 'Acme' }, lang).text],
  'what bloggers copy': [snippet(question, 'text')],
  'labels of forms': labelsIn(config.collections),
  'components in forms': labelsIn(editorComponents(lang)),
  'names of collections': [collectionWords[lang].names.posts],
  'faults of fields': faultsOf('posts', {}, lang).map(({ message }) => message),
  'the editor': [draftPhrases[lang].use, faultPhrases[lang].now, forgePhrases[lang].token],
  'the head of the review': [String(layout(reader, { title: '', body: html``, path: '/' }))],
  'the review queue': [String(queuePage([], { desk: undefined, collection: undefined }, reader))],
  'the state of the site': [String(siteStatusPart(reader.siteStatus, reader))],
  'why an approval is missing': [reasonWords({ code: 'never' }, reader)],
  'the review on a forge': [reviewWords[lang].none],
  'the log-in': [await loginPage({ content: () => Promise.resolve({ content }) } as never, lang, '/')],
  'imported kits': [importWords[lang].website],
};
console.log(
  JSON.stringify({
    said,
    inBrowser: preferredLang([`${lang}-AA`, 'en']),
    near: interfaceLang(`${lang}-AA`),
    isForContent: interfaceLangs.includes(lang),
  }),
);
