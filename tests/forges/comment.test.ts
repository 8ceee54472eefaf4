import { afterAll, beforeAll, expect, test } from 'vitest';
import { comment } from '../../src/forges/ingest/comment.ts';
import { marker } from '../../src/forges/ingest/pr-comment.ts';
import { linkTarget, plainText } from '../../src/forges/plain-text.ts';
import { post, SiteOnForge } from './site.ts';

let site: SiteOnForge;

beforeAll(async () => {
  site = await SiteOnForge.open({
    'posts/en/old.mdx': post('Old', '', 'One two three.\n\nFour five six.\n'),
  });
});

afterAll(() => site.close());

const say = async (number: number) => {
  await site.update();
  return comment(number, site.as('olga'), site.folders, new Date(), 'comment');
};
/** The comments of the site's own account. */
const said = async (number: number) =>
  (await site.as('eve').comments(number)).filter(({ by }) => by?.login === 'olga').map(({ body }) => body);

test('the comment lists missing approvals, previews and check results, and is updated in place when all are given', async () => {
  const number = await site.propose('cms/posts/new', { 'posts/en/new.mdx': post('New') });
  const { head } = await site.as('olga').pull(number);
  const status = (context: string, state: string, more: object = {}) =>
    site.room.at('olga', 'POST', `/statuses/${head.commit}`, { context, state, ...more });
  await status('deploy/preview', 'success', { target_url: 'https://p1.host.example/' });
  await status('check', 'failure', { description: 'Two faults', target_url: 'https://ci.example/1' });
  await status('comment', 'pending');
  // Somebody else may write the same text: it is not taken for ours.
  await site.as('eve').createComment(number, `${marker}\nAll is well.`);
  expect(await say(number)).toBe('written');
  const [first = ''] = await said(number);
  expect(first.split('\n').filter(Boolean)).toEqual([
    marker,
    '**Waits for Legal.**',
    '### New: New <sub>post, English</sub>',
    '- 2 words',
    '- [Preview of the page](https://p1.host.example/blog/new/) · [Its card](https://p1.host.example/cards/en/posts/new.png)',
    '- ⏳ Legal: Léa or Olga',
    '<details><summary>What changed, in words</summary>',
    '<p><b>Title</b>: <ins>New</ins></p>',
    expect.stringContaining('What it says.'),
    expect.stringContaining('2026-05-01'),
    expect.stringContaining('ann'),
    expect.stringContaining('care'),
    '<p><ins>Some words.</ins></p>',
    '</details>',
    '### Checks',
    '- ✅ [deploy/preview](https://p1.host.example/)',
    '- ❌ [check](https://ci.example/1): Two faults',
    expect.stringContaining(`About ${head.commit.slice(0, 12)}`),
  ]);
  expect(await say(number)).toBe('as it was');
  await site.approve('eve', number);
  await site.approve('lea', number);
  expect(await say(number)).toBe('brought up to date');
  const [second = '', ...more] = await said(number);
  expect(more).toEqual([]);
  expect(second).toContain('**Every desk that the policy asks has approved what changes here.**');
  expect(second).toMatch(/- ✅ Legal: Léa on \d{4}-\d\d-\d\d/);
  expect(second).toMatch(/### Reviews that do not count\n\n- eve: policy\.yaml knows nobody/);
  // It says so and writes nothing: that is for ingest.
  expect(await site.records()).toEqual(new Map());
});

test('changes are shown word by word, and deletions are listed', async () => {
  const changed = post('Old & new', '', 'One two three.\n\nFour 5 six, and seven.\n').replace(
    '[care]',
    '[care]\nfeatured: true',
  );
  const number = await site.propose('cms/posts/old', {
    'posts/en/old.mdx': changed.replace('\nfeatured: true', ''),
    'posts/en/first.mdx': null,
    'policy.yaml': 'rules: []\n',
    'people/zoe.yaml': 'name: Zoé\nrole: Reads\n',
    'approvals/posts/old/fake.json': '{}',
  });
  await say(number);
  const [text = ''] = await said(number);
  expect(text).toContain('### Changed: Old &amp; new');
  expect(text).toContain('- 3 words came; 1 word went; changed: Title.');
  expect(text).toContain('<p><b>Title</b>: <del>Old</del> <ins>Old &amp; new</ins></p>');
  expect(text).toContain('Four <del>5</del>'.replace('5', 'five'));
  expect(text).toMatch(
    /### Taken away: First .*\n\n- ⏳ Legal: Léa or Olga \(one of them has to agree that it goes\)/,
  );
  expect(text).toContain('- policy.yaml: who may approve, and what has to be');
  expect(text).toContain('- approvals/posts/old/fake.json: records of decisions, which only programs write');
  expect(text).toContain('- people/zoe.yaml');
  // The policy of the site counts, not the one in the pull request.
  expect(text).toContain('**Waits for Legal.**');
});

test('faults are listed, and the author is not asked', async () => {
  const number = await site.propose('cms/posts/faulty', {
    'posts/en/faulty.mdx': post('Faulty', 'titel: x\n'),
    'posts/en/lea.mdx': post('Hers').replace('[ann]', '[ann, lea]'),
  });
  await say(number);
  const [text = ''] = await said(number);
  expect(text).toMatch(/### Faults\n\n- posts\/en\/faulty\.mdx:\d+ "titel" is not a field here/);
  expect(text).toMatch(/### New: Hers [^]*- ⏳ Legal: Olga\n/);
});

test('no text becomes markup, mentions anybody or links anywhere', async () => {
  const bad =
    '# @eve </ins></details><img src=x> [x](https://evil.example) `a` #1 olga/site#2 **b** ~~c~~ {d}';
  const number = await site.propose('cms/posts/bad', {
    'posts/en/bad.mdx': post(bad.slice(0, 70), '', `Words ${bad.replaceAll(/[<>{}]/g, '')}\n`),
  });
  await say(number);
  const [text = ''] = await said(number);
  expect(text).toContain('### New: ');
  expect(text).not.toMatch(/@eve|<img|\(https:\/\/evil|[^&]#\d(?!\d*;)|\*\*b|~~c/);
});

test.each([
  ['@lea', '@\u200blea'],
  ['#12 and GH-3', '#\u200b12 and GH\u200b-3'],
  ['a\n\n<b>&amp;', 'a &lt;b&gt;&amp;amp;'],
  ['[x](y)', '&#91;x&#93;&#40;y&#41;'],
  ['https://x.example', 'https:\u200b//x.example'],
])('plain text: %j', (given, expected) => {
  expect(plainText(given)).toBe(expected);
});

test.each([
  ['https://a.example/x(1) y', 'https://a.example/x%281%29%20y'],
  ['javascript:alert(1)', undefined],
  ['nothing', undefined],
])('link to %s', (given, expected) => {
  expect(linkTarget(given)).toBe(expected);
});
