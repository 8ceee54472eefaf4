import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../src/cms/desk/commit.ts';
import type { Desk } from '../../../src/cms/desk/desk.ts';
import { reviewPages } from '../../../src/cms/review/pages.ts';
import { cpuTime } from '../../cpu-time.ts';
import { answer, post } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA, lea, lou } from './site.ts';

let site: DeskSite;
let desk: Desk;
beforeEach(async () => {
  site = await DeskSite.make();
  desk = await site.desk();
});
afterEach(() => site.remove());

const root = '/admin/review';

/** The review pages as an application mounts them, with somebody logged in. */
function pagesFor(person: Person): Hono<{ Variables: { person: Person } }> {
  const app = new Hono<{ Variables: { person: Person } }>();
  app.use('*', async (context, next) => {
    context.set('person', person);
    await next();
  });
  return app.route(root, reviewPages(desk));
}

async function get(path: string, person = lea, headers: Record<string, string> = {}) {
  const answered = await pagesFor(person).request(`${root}${path}`, { headers });
  return { status: answered.status, text: await answered.text(), headers: answered.headers };
}

async function send(path: string, fields: Record<string, string> | URLSearchParams, person = lea) {
  const answered = await pagesFor(person).request(`${root}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return { status: answered.status, text: await answered.text(), to: answered.headers.get('location') ?? '' };
}

/** The form fields for this decision on a page, as a browser sends them. */
async function fieldsOf(path: string, decision: string, person = lea): Promise<URLSearchParams> {
  const { text } = await get(path, person);
  const form = text.split('<form').find((one) => one.includes(`name="decision" value="${decision}"`));
  const fields = [...(form ?? '').matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
}

/** The group of the queue that contains a title. */
async function groupOf(title: string, person: Person): Promise<string | undefined> {
  const { text } = await get('/', person);
  const sections = text.split('<section').filter((section) => section.includes(title));
  return sections.map((section) => /id="group-(\w+)"/.exec(section)?.[1]).find(Boolean);
}

const inReview = (person = ann) =>
  desk.drafts.act(draftA, person, () =>
    Promise.resolve({ subject: 'Review', act: { act: 'status', status: 'pending_review' } }),
  );
const pageA = '/posts/a/';

describe('the queue', () => {
  test('shows each person what waits for them, and whom other entries wait for', async () => {
    await site.save(draftA, { [fileA]: post('Alpha', '', 'Words.\n') }, lou);
    expect(await groupOf('Alpha', lea)).toBe('written');
    await inReview(lou);
    expect(await groupOf('Alpha', lea)).toBe('mine');
    // Lou is at the desk too but wrote the text; Ann is at another desk.
    expect(await groupOf('Alpha', lou)).toBe('others');
    expect(await groupOf('Alpha', ann)).toBe('others');
    // The rule excludes authors: the author is not listed among those who can approve.
    expect((await get('/', ann)).text).toContain('Legal: Léa<');
    expect((await get(pageA, ann)).text).toContain('Who could: Léa.');
    await site.decide(draftA, lea);
    expect(await groupOf('Alpha', ann)).toBe('ready');
  });

  test('lists what main holds back, for its desk first', async () => {
    expect(await groupOf('What?', lea)).toBe('mine');
    expect(await groupOf('What?', ann)).toBe('site');
  });

  test('can be filtered by desk and collection, and has a friendly sentence if nothing waits', async () => {
    await site.save(draftA, { [fileA]: post('Alpha') });
    await inReview();
    expect((await get('/?desk=product')).text).not.toContain('Alpha');
    expect((await get('/?desk=legal&collection=posts')).text).toContain('Alpha');
    expect((await get('/?collection=kits')).text).toContain('A good moment for a coffee.');
  });

  test('has a feed for each desk', async () => {
    await site.save(draftA, { [fileA]: post('Alpha & <b>Omega</b>') });
    await inReview();
    const { text, headers } = await get('/feed/legal.atom');
    expect(headers.get('content-type')).toContain('application/atom+xml');
    expect(text.startsWith('<?xml')).toBe(true);
    expect(text).toContain('<title>Alpha &amp; &lt;b&gt;Omega&lt;/b&gt;</title>');
    expect(text).toContain('/admin/review/posts/a/');
    expect((await get('/feed/product.atom')).text).not.toContain('Alpha');
    expect((await get('/feed/nobody.atom')).status).toBe(404);
  });

  test('can be reached with and without the final slash', async () => {
    expect((await get('')).status).toBe(302);
    expect((await get('/')).status).toBe(200);
    expect((await get('/posts/a')).headers.get('location')).toBe('/admin/review/posts/a/');
  });

  test('says that no approval is required if the policy has no rules', async () => {
    await site.put(
      'policy.yaml',
      'people:\n  ann: { desks: [{ desk: legal }] }\ndesks:\n  legal: { name: Legal }\n',
    );
    site.commit('No rules');
    await site.save(draftA, { [fileA]: post('Alpha') });
    await inReview();
    expect(await groupOf('Alpha', ann)).toBe('ready');
    expect((await get('/', ann)).text).toContain('The policy has no rules');
  });
});

describe('a decision', () => {
  beforeEach(async () => {
    await site.save(draftA, { [fileA]: post('Alpha') });
    await inReview();
  });

  test('approves with one click, and the record is on the branch', async () => {
    const fields = await fieldsOf(pageA, 'approve');
    expect(fields.get('seen')).toMatch(/^posts\/en\/a\.mdx [0-9a-f]{64}$/);
    const { status, to } = await send(`${pageA}decide`, fields);
    expect([status, to]).toEqual([303, '/admin/review/posts/a/?done=approve']);
    const { content, draft } = await desk.review(draftA);
    expect(content.overlay.entries[0]?.verdict).toMatchObject({ approved: true, basis: 'desks' });
    expect(draft.status).toBe('pending_publish');
    const { text } = await get(`${pageA}?done=approve`);
    expect(text).toContain('Your approval is recorded.');
    expect(text).toContain('You approved exactly this version.');
  });

  test('does not approve what was saved after the page was loaded', async () => {
    const fields = await fieldsOf(pageA, 'approve');
    await site.save(draftA, { [fileA]: post('Alpha', '', 'Other words.\n') });
    const { status, text } = await send(`${pageA}decide`, fields);
    expect(status).toBe(409);
    expect(text).toContain('role="alert"');
    expect(text).toContain('changed since you opened it');
    expect((await desk.review(draftA)).content.overlay.entries[0]?.verdict?.approved).toBe(false);
  });

  test('offers the author no approval, and refuses a forged one', async () => {
    await site.save(draftA, { [fileA]: post('Alpha', '', 'By Lou.\n') }, lou);
    const { text } = await get(pageA, lou);
    expect(text).not.toContain('class="approve"');
    expect(text).toContain('You wrote this');
    const forged = await send(`${pageA}decide`, await fieldsOf(pageA, 'approve', lea), lou);
    expect(forged.status).toBe(422);
    expect(forged.text).toContain('wrote it and cannot approve it');
  });

  test('needs a reason to request changes, and keeps what was typed', async () => {
    const fields = await fieldsOf(pageA, 'request-changes');
    fields.set('comment', '   ');
    const empty = await send(`${pageA}decide`, fields);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Say why');
    fields.set('comment', 'Write to lea@tiny.example <b>now</b>');
    const refused = await send(`${pageA}decide`, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Write to lea@tiny.example &lt;b&gt;now&lt;/b&gt;</textarea>');
    fields.set('comment', 'The second word is wrong.');
    expect((await send(`${pageA}decide`, fields)).status).toBe(303);
    expect((await desk.drafts.get(draftA)).status).toBe('draft');
    const { text } = await get(pageA, ann);
    expect(text).toContain('asked for changes, for Legal');
    expect(text).toContain('The second word is wrong.');
  });

  test('can withdraw an approval', async () => {
    await site.decide(draftA, lea);
    const { status } = await send(`${pageA}decide`, await fieldsOf(pageA, 'withdraw'));
    expect(status).toBe(303);
    expect((await get(pageA)).text).toContain('Withdrawn on 2026-06-01 by Léa.');
  });

  test('needs an end date within 30 days for a waiver', async () => {
    const fields = await fieldsOf(pageA, 'waiver');
    fields.set('comment', 'The wording is wrong on the site, and it is Sunday.');
    fields.set('expires', '2026-09-01');
    const late = await send(`${pageA}decide`, fields);
    expect(late.status).toBe(422);
    expect(late.text).toContain('value="2026-09-01"');
    fields.set('expires', '2026-06-10');
    expect((await send(`${pageA}decide`, fields)).status).toBe(303);
    const { text } = await get(pageA);
    expect(text).toContain('it is Sunday');
    expect(text).not.toContain('class="approve"');
  });

  test('publishes and shows where the page is; a text without approval is refused with reasons', async () => {
    const early = await send(`${pageA}publish`, {}, ann);
    expect(early.status).toBe(422);
    expect(early.text).toContain('cannot be published yet: Legal: never approved');
    await site.decide(draftA, lea);
    const { status, to } = await send(`${pageA}publish`, {}, ann);
    expect(status).toBe(303);
    const { text } = await get(to.slice(root.length), ann);
    expect(text).toContain('The site is being rebuilt');
    expect(text).toContain('<a href="/blog/a/">See the page</a>');
    expect((await get(pageA)).status).toBe(404);
  });

  test('changes the status, adds notes and discards', async () => {
    await send(`${pageA}status`, { status: 'draft' });
    expect((await desk.drafts.get(draftA)).status).toBe('draft');
    expect((await send(`${pageA}status`, { status: 'published' })).status).toBe(400);
    expect((await send(`${pageA}note`, { text: ' ' })).status).toBe(422);
    await send(`${pageA}note`, { text: 'See <i>this</i>' });
    expect((await get(pageA)).text).toContain('See &lt;i&gt;this&lt;/i&gt;');
    const [note] = (await desk.drafts.get(draftA)).notes;
    await send(`${pageA}resolve-note`, { note: note?.id ?? '', resolved: 'yes' });
    expect((await desk.drafts.get(draftA)).notes[0]?.resolved).toBe(true);
    expect((await get(`${pageA}discard`)).text).toContain('Discard “Alpha”?');
    expect((await send(`${pageA}discard`, {})).to).toBe('/admin/review/?done=discarded');
    expect(await desk.drafts.find(draftA)).toBeUndefined();
  });
});

describe('an entry on the site', () => {
  const page = '/site/posts/en/old/';
  const old = { collection: 'posts', slug: 'old' } as const;
  beforeEach(async () => {
    await send(`${page}decide`, await fieldsOf(page, 'approve'));
  });

  test('is approved, then unpublished by a record on main', async () => {
    expect((await get(page)).text).toContain('Approved');
    const fields = await fieldsOf(page, 'take-down');
    fields.set('comment', 'Nobody holds to it any more.');
    const { status, to } = await send(`${page}decide`, fields);
    expect([status, to]).toEqual([303, '/admin/review/site/posts/en/old/?done=unpublish']);
    expect((await get(page)).text).toContain('Taken down');
    expect(site.git('log', '-1', '--format=%s')).toBe('Take down "Old" for legal');
  });

  describe('a message for visitors', () => {
    const decide = async (given: Record<string, string>, person = lea) => {
      const fields = await fieldsOf(page, 'take-down', person);
      for (const [name, value] of Object.entries(given)) fields.set(name, value);
      return send(`${page}decide`, fields, person);
    };
    const tombstone = async () =>
      (await desk.content()).content?.tombstones.find(({ slug }) => slug === 'old');
    beforeEach(async () => {
      const what = '/site/faq/en/what/';
      await send(`${what}decide`, await fieldsOf(what, 'approve'));
    });

    test('stands at the old address and can be changed', async () => {
      const refused = await decide({ 'public-reason-en': 'Why & how', replacement: 'faq/whta' });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Did you mean faq/what?');
      expect(refused.text).toMatch(/name="public-reason-en"[^>]*>\s*Why &amp; how<\/textarea/);
      expect(refused.text).toMatch(/name="replacement"[^>]*value="faq\/whta"/);
      expect(await tombstone()).toBeUndefined();

      const sent = { 'public-reason-en': ' Recalled.\r\nSee below. ', replacement: '/faq/what/' };
      expect((await decide(sent)).status).toBe(303);
      expect(await tombstone()).toMatchObject({ reason: 'Recalled. See below.', replacement: 'faq/what' });

      const { text } = await get(page);
      expect(text).toContain('<span class="status held">Taken down</span>');
      expect(text).toContain('Change what its address says');
      expect(text).toMatch(/name="public-reason-en"[^>]*>\s*Recalled\. See below\.<\/textarea/);
      expect(text).toMatch(/name="replacement"[^>]*value="faq\/what"/);
      await decide({ 'public-reason-en': 'Recalled by its maker.' });
      expect(await tombstone()).toMatchObject({ reason: 'Recalled by its maker.' });
    });

    test('is also written when a desk agrees to a draft that deletes the text', async () => {
      // The person who proposes the deletion does not write the message; the desk does.
      expect((await get(page, ann)).text).not.toContain('name="replacement"');
      await decide({ comment: 'Out of date.' }, ann);
      const fields = await fieldsOf('/posts/old/', 'unpublish');
      fields.set('public-reason-en', 'Out of date.');
      fields.set('replacement', 'faq/what');
      expect((await send('/posts/old/decide', fields)).to).toBe('/admin/review/posts/old/?done=agreed');
      expect((await get('/posts/old/')).text).not.toContain('Agree, with word for visitors');
      await send('/posts/old/publish', {}, ann);
      expect(await tombstone()).toMatchObject({ reason: 'Out of date.', replacement: 'faq/what' });
    });
  });

  test('somebody outside its desks can only propose to unpublish, as a draft that deletes the page', async () => {
    const fields = await fieldsOf(page, 'take-down', ann);
    fields.set('comment', 'It is out of date.');
    const { to } = await send(`${page}decide`, fields, ann);
    expect(to).toBe('/admin/review/posts/old/?done=proposed');
    const { text } = await get('/posts/old/');
    expect(text).toContain('Asks to take this down: It is out of date.');
    expect(await groupOf('Old', lea)).toBe('mine');
    const agreed = await send('/posts/old/decide', await fieldsOf('/posts/old/', 'unpublish'));
    expect(agreed.to).toBe('/admin/review/posts/old/?done=agreed');
    expect((await send('/posts/old/publish', {}, ann)).status).toBe(303);
    expect((await get(page)).status).toBe(404);
  });

  test('if a draft is open, the proposal becomes a note on it', async () => {
    await site.save(old, { 'posts/en/old.mdx': post('Old', '', 'Newer.\n') });
    const fields = await fieldsOf('/posts/old/', 'take-down', ann);
    await send('/posts/old/decide', fields, ann);
    expect((await desk.drafts.get(old)).notes[0]?.text).toContain('Asks to take this down');
  });

  test('two versions are merged by choosing the one to keep', async () => {
    const name = { collection: 'posts', slug: 'old' } as const;
    await site.save(name, { 'posts/en/old.mdx': post('Old, by desk') });
    await site.put('posts/en/old.mdx', post('Old, by hand'));
    site.commit('By hand');
    const refused = await send('/posts/old/update', {}, ann);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose the version that stays of posts/en/old.mdx.');
    expect(refused.text).toContain('name="keep posts/en/old.mdx"');
    const done = await send('/posts/old/update', { 'keep posts/en/old.mdx': 'draft' }, ann);
    expect([done.status, done.to]).toEqual([303, `${root}/posts/old/?done=updated`]);
    const { text } = await get('/posts/old/');
    expect(text).not.toContain('Two versions');
    expect(text).toContain('by desk');
  });

  test('a draft gives an entry a new address; an invalid address is refused and stays in the form', async () => {
    const page = '/site/posts/en/old/rename';
    const refused = await send(page, { slug: 'Not a slug' }, ann);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Not a slug"');
    expect(refused.text).toContain('Write it as not-a-slug.');
    const unreadable = await send(page, { slug: '¿?!' }, ann);
    expect([unreadable.status, unreadable.text]).toEqual([422, expect.stringContaining('letters or digits')]);
    const done = await send(page, { slug: 'newer' }, ann);
    expect([done.status, done.to]).toEqual([303, `${root}/posts/newer/?done=renamed`]);
    expect((await get('/posts/newer/')).text).toContain('/blog/old/');
    expect((await get('/site/posts/en/old/')).status).toBe(200);
  });

  test('both versions of a conflicting part are shown', async () => {
    await site.save(old, { 'posts/en/old.mdx': post('Old', '', 'Mine.\n') });
    await site.put('posts/en/old.mdx', post('Old', '', 'Theirs.\n'));
    site.commit('By hand');
    const { status, text } = await send('/posts/old/publish', {}, ann);
    expect(status).toBe(409);
    expect(text).toContain('Two versions');
    expect(text).toContain('Theirs.');
    expect(text).toContain('Mine.');
    expect((await get('/posts/old/')).text).toContain('Two versions');
  });
});

describe('the comparison', () => {
  const old = { collection: 'posts', slug: 'old' } as const;
  const file = 'posts/en/old.mdx';
  const paragraphs = [
    'First of all.',
    'Then this happens.',
    'A third one.',
    'A fourth one.',
    'A fifth one.',
    'The end.',
  ];
  const body = (list: string[]) => `${list.join('\n\n')}\n`;
  const savedOver = async (before: string, after: string) => {
    await site.put(file, before);
    site.commit('Before');
    await site.save(old, { [file]: after });
    return (await get('/posts/old/')).text;
  };

  test('shows fields with their labels and the values before and after', async () => {
    const text = await savedOver(post('Old'), post('New'));
    expect(text).toMatch(/<dt lang="en">Title<\/dt>\s*<dd dir="auto" lang="en"><del>Old<\/del>/);
    expect(text).toContain('<ins>New</ins>');
    expect(text).toContain('4 unchanged fields');
    expect(text).toContain('The text is unchanged.');
  });

  test('compares words, and folds long unchanged parts', async () => {
    const changed = paragraphs.with(0, 'First of everything.');
    const text = await savedOver(post('Old', '', body(paragraphs)), post('Old', '', body(changed)));
    expect(text).toContain('<del>all</del><ins>everything</ins>');
    expect(text).toContain('4 unchanged paragraphs');
  });

  test('shows a moved paragraph as removed and added', async () => {
    const [first = '', ...rest] = paragraphs;
    const text = await savedOver(post('Old', '', body(paragraphs)), post('Old', '', body([...rest, first])));
    expect(text).toContain('<del>First of all.</del>');
    expect(text).toContain('<ins>First of all.</ins>');
    expect(text).not.toContain('<del>Then');
  });

  test('calls a change of white space formatting', async () => {
    const text = await savedOver(post('Old', '', 'One two.\n'), post('Old', '', 'One\ntwo.\n'));
    expect(text).toContain('Formatting only');
  });

  test('shows pictures side by side with their texts', async () => {
    const svg = (fill: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="${fill}"/></svg>\n`;
    await site.put('media/dot.svg', svg('red'));
    await site.put(file, post('Old', 'image: { src: /media/dot.svg, alt: A dot }\n'));
    site.commit('Before');
    await site.save(old, {
      'media/dot.svg': svg('blue'),
      [file]: post('Old', 'image: { src: /media/dot.svg, alt: A blue dot }\n'),
    });
    const { text } = await get('/posts/old/');
    expect(text).toContain('src="/admin/media/main/media/dot.svg" alt="A dot"');
    expect(text).toContain('src="/admin/media/drafts/posts/old/media/dot.svg" alt="A blue dot"');
    expect(text).toContain('<mark>A blue dot</mark>');
    expect(text).toContain('src="/admin/preview/main/blog/old/"');
    expect(text).toContain('src="/admin/preview/drafts/posts/old/blog/old/"');
  });

  test('never shows a binary file as text, not even in a conflict', async () => {
    const jpeg = (background: string) =>
      sharp({ create: { width: 30, height: 20, channels: 3, background } })
        .jpeg()
        .toBuffer();
    await site.put(file, post('Old'));
    site.commit('Before');
    await site.save(old, { [file]: post('Older'), 'media/snap.jpg': await jpeg('#f00') });
    // Pushed by git, without the desk.
    site.git('worktree', 'add', '-q', '../other', 'cms/posts/old');
    await writeFile(join(site.folder, 'other/content/stray.bin'), Buffer.from([0, 1, 2, 0xff, 0xfe]));
    site.git('-C', '../other', 'add', '-A');
    site.git('-C', '../other', 'commit', '-q', '-m', 'By hand');
    const { text } = await get('/posts/old/');
    expect(text).not.toMatch(/JFIF|\ufffd|\0/);
    expect(text).toContain('<code>media/snap.jpg</code>');
    expect(text).toContain('30 × 20 px');
    expect(text).toContain('<code>stray.bin</code>');
    expect(text).not.toContain('href="/admin/media/drafts/posts/old/stray.bin"');
    await site.put('media/snap.jpg', await jpeg('#00f'));
    site.commit('By hand, on main');
    const refused = await send('/posts/old/publish', {}, ann);
    expect(refused.status).toBe(409);
    expect(refused.text).not.toMatch(/JFIF|\ufffd|\0/);
    expect(refused.text).toContain('name="keep media/snap.jpg" value="both"');
    expect(refused.text).toContain('Two different files, both 30 × 20 px: look closely.');
  });

  test('takes less than a second for five thousand words with hundreds of changes', async () => {
    const words = Array.from(
      { length: 5000 },
      (_, at) => `word${String(at)}${at % 12 === 11 ? '.\n\n' : ' '}`,
    );
    const edited = words.map((word, at) => (at % 16 === 3 ? `other${word}` : word));
    const took = await cpuTime(async () => {
      const text = await savedOver(post('Old', '', words.join('')), post('Old', '', edited.join('')));
      expect(text.split('<ins>').length).toBeGreaterThan(300);
    });
    expect(took).toBeLessThan(4000);
  });

  test('shows markup from an editor as text', async () => {
    const title = '<script>alert("1")</script> \'"><img src=x> שלום';
    await site.save(
      { collection: 'posts', slug: 'evil' },
      { 'posts/en/evil.mdx': post(title, '', '</textarea></p><script>alert(2)</script> مرحبا\n') },
    );
    await desk.drafts.act({ collection: 'posts', slug: 'evil' }, ann, () =>
      Promise.resolve({
        subject: 'x',
        act: { act: 'note', note: '"><script>3', text: '<script>3</script>' },
      }),
    );
    for (const path of ['/posts/evil/', '/', '/posts/evil/discard', '/feed/legal.atom']) {
      const { text } = await get(path);
      expect(text).not.toMatch(/<script>|<img src=x/);
    }
    expect((await get('/posts/evil/')).text).toContain('<h1 dir="auto">&lt;script&gt;');
  });
});

describe('a reader', () => {
  test('gets French after choosing it, and keeps it', async () => {
    await site.save(draftA, { [fileA]: post('Alpha') });
    const asked = await get('/?lang=fr');
    expect(asked.text).toContain('<html lang="fr">');
    expect(asked.text).toContain('En rédaction');
    expect(asked.headers.get('set-cookie')).toContain('colophon-lang=fr');
    const kept = await get(pageA, lea, { Cookie: 'colophon-lang=fr' });
    expect(kept.text).toContain('Jamais approuvé.');
    expect(kept.text).toContain('Titre');
    expect((await get('/', lea, { 'Accept-Language': 'tlh, fr;q=0.8' })).text).toContain('<html lang="fr">');
  });

  test('gets a page with a way back at an unknown address', async () => {
    for (const path of [
      '/posts/none/',
      '/nothing/a/',
      '/posts/..%2f..%2fmain/',
      '/site/posts/en/none/',
      '/x',
    ]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).toContain('Back to the queue');
    }
  });

  test('gets style and script from this server, with nothing inline', async () => {
    await site.save(draftA, { [fileA]: post('Alpha') });
    const style = await get('/style.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    // One file with all parts in it: an import would be asked for past what a reviewer may load.
    expect(style.text).not.toContain('@import');
    const parts = new URL('../../../src/cms/review/styles/', import.meta.url);
    for (const name of await readdir(parts))
      expect(style.text, name).toContain(await readFile(new URL(name, parts), 'utf8'));
    expect((await get('/script.js')).headers.get('content-type')).toContain('text/javascript');
    expect((await get(pageA)).text).not.toMatch(/ style="| on[a-z]+="|<style/);
  });

  test('sees that a draft answer needs the desk that it names', async () => {
    const what = { collection: 'faq', slug: 'what' } as const;
    await site.save(what, { 'faq/en/what.mdx': answer('What now?') });
    expect((await get('/faq/what/')).text).toContain('Approve for Legal');
    expect((await get('/faq/what/', ann)).text).toContain('You are at none of the desks');
  });
});
