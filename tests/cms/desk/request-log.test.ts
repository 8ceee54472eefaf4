import { expect, test } from 'vitest';
import { discrepancies, inWords } from './request-log.ts';
import type { Answer, Asked, Kept, Tip } from './request-log.ts';

const yes: Answer = { outcome: 'acknowledged' };
const none: Answer = { outcome: 'none' };
const no: Answer = { outcome: 'refused', status: 404, words: 'There is no draft.' };

function asked(id: string, what: Asked['what'], answer: Answer, slug = 'a'): Asked {
  return {
    id,
    client: id.split('/')[0] ?? '',
    what,
    slug,
    text: what === 'publish' ? '' : `Text ${id}`,
    answer,
  };
}
const kept = (id: string, text = `Text ${id}`): Kept => ({ id, text });
const draft = (text: string): Tip => ({ branch: 'cms/posts/a', slug: 'a', text });

const good: [what: string, log: Asked[], kept: Kept[], tips: Tip[]][] = [
  ['nothing was requested', [], [], []],
  ['an acknowledged request is there', [asked('a/1', 'save', yes)], [kept('a/1')], [draft('Text a/1')]],
  ['a refused request is not there', [asked('a/1', 'note', no)], [], []],
  ['an unanswered request is there', [asked('a/1', 'save', none)], [kept('a/1')], [draft('Text a/1')]],
  ['an unanswered request is not there', [asked('a/1', 'save', none)], [], []],
  [
    'the newest text that is there won, though a newer one was not answered',
    [asked('a/1', 'save', yes), asked('a/2', 'save', yes), asked('a/3', 'save', none)],
    [kept('a/1'), kept('a/2')],
    [draft('Text a/2')],
  ],
  [
    'the requests of two clients arrived in another order',
    [asked('a/1', 'note', yes), asked('b/2', 'note', yes)],
    [kept('b/2'), kept('a/1')],
    [],
  ],
  [
    'a published text is on main, and a later save is not yet',
    [asked('a/1', 'save', yes), asked('a/2', 'publish', none), asked('a/3', 'save', yes)],
    [kept('a/1'), kept('a/2', 'Text a/1'), kept('a/3')],
    [draft('Text a/3'), { branch: 'main', slug: 'a', text: 'Text a/1' }],
  ],
];

test.each(good)('no error is found if %s', (_, log, found, tips) => {
  expect(discrepancies(log, found, tips)).toEqual([]);
});

const bad: [what: string, log: Asked[], kept: Kept[], tips: Tip[], says: string][] = [
  [
    'an acknowledged request is gone',
    [asked('a/1', 'note', yes)],
    [],
    [],
    'note a/1 was acknowledged and is lost.',
  ],
  [
    'a refused request is there',
    [asked('a/1', 'note', no)],
    [kept('a/1')],
    [],
    'note a/1 was refused with 404 (There is no draft.) and is there all the same.',
  ],
  [
    'a request is there twice',
    [asked('a/1', 'note', yes)],
    [kept('a/1'), kept('a/1')],
    [],
    'note a/1 is there 2 times.',
  ],
  ['something is there that nobody requested', [], [kept('x/1')], [], 'Nobody asked for x/1.'],
  [
    'an unanswered request is there in part',
    [asked('a/1', 'note', none)],
    [kept('a/1', 'Tex')],
    [],
    'note a/1 is not whole: it has "Tex".',
  ],
  [
    'an older request came after a newer one',
    [asked('a/1', 'save', none), asked('a/2', 'save', yes)],
    [kept('a/2'), kept('a/1')],
    [draft('Text a/1')],
    'save a/1 came after what was asked later.',
  ],
  [
    'a draft ends with an older text',
    [asked('a/1', 'save', yes), asked('a/2', 'save', yes)],
    [kept('a/1'), kept('a/2')],
    [draft('Text a/1')],
    'cms/posts/a has not the newest text of a: Text a/1.',
  ],
  [
    'an older text was published than the last saved one',
    [asked('a/1', 'save', yes), asked('a/2', 'save', yes), asked('a/3', 'publish', yes)],
    [kept('a/1'), kept('a/2'), kept('a/3', 'Text a/1')],
    [{ branch: 'main', slug: 'a', text: 'Text a/2' }],
    'publish a/3 is not whole: it has "Text a/1".',
  ],
  [
    'main lost a published text again',
    [asked('a/1', 'save', yes), asked('a/2', 'publish', yes)],
    [kept('a/1'), kept('a/2', 'Text a/1')],
    [{ branch: 'main', slug: 'a', text: 'Before' }],
    'main has not the newest text of a: Before.',
  ],
  [
    'a published text is gone from main',
    [asked('a/1', 'save', yes), asked('a/2', 'publish', yes)],
    [kept('a/1'), kept('a/2', 'Text a/1')],
    [{ branch: 'main', slug: 'a', text: undefined }],
    'main has not the newest text of a: it has none.',
  ],
];

test.each(bad)('an error is found if %s', (_, log, found, tips, says) => {
  expect(discrepancies(log, found, tips)).toEqual([says]);
});

test('requests are counted by their answers, and a refusal is not an acknowledgement', () => {
  const log = [asked('a/1', 'save', yes), asked('a/2', 'save', none), asked('a/3', 'note', no)];
  expect(inWords(log, [kept('a/1')])).toContain(
    [
      'save: asked 2 (acknowledged 1, none 1), 1 in the repository',
      'note: asked 1 (refused with 404 1), 0 in the repository',
    ].join('\n'),
  );
});
