import { answer, post, tinySite } from '../../fixtures/folder.ts';
import { add, cut, own, remove, rename, write } from './follow.ts';
import type { Fault, Files, Follow } from './follow.ts';

const file = 'posts/en/a.mdx';
const about = '---\ntitle: About\ndescription: D.\n---\n\nWords.\n';
const series = { 'series/run.yaml': 'name: R\ndescription: R.\n' };
const shop = { 'partners/shop.yaml': 'name: The Shop\nrelation: They lend.\n' };
const drawing = {
  'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
};
const siteYaml = (more: string) => (tinySite['site.yaml'] ?? '') + more;
const fault = (code: string, files: Files, follow: Follow, more: Partial<Fault> = {}): Fault => ({
  code,
  files,
  follow,
  ...more,
});
const field = (code: string, fields: string, follow: Follow, more: Files = {}): Fault =>
  fault(code, { [file]: post('A', fields), ...more }, follow);
/** A description that YAML reads differently from what was meant. */
const yaml = (value: string, pattern: RegExp, by: string): Fault[] => [
  fault('yaml', { [file]: post('A').replace('What it says.', value) }, own(value, by, pattern)),
];
const without = (line: string) => post('A').replace(line, '');

const fields: Fault[] = [
  fault(
    'schema',
    { [file]: without('date: 2026-05-01\n') },
    own('authors:', 'date: 2026-05-01\nauthors:', /^Add a line date: …/),
  ),
  fault(
    'schema',
    { [file]: post('A').replace('[ann]', '[]') },
    own(
      'authors: []',
      'authors:\n  - ann',
      /^Add authors: with at least one item, each on a line after "- "/,
    ),
  ),
  fault(
    'schema',
    { [file]: post('A').replace('[ann]', 'ann') },
    own('authors: ann', 'authors:\n  - ann', /^Write one item a line, each after "- "/),
  ),
  field('schema', 'draft: "no"\n', write('"no"', /^Write true or (false), without quotes/)),
  field('schema', 'series: 7\n', own('7', '"7"', /^Put the value in double quotes/), {
    'series/7.yaml': series['series/run.yaml'],
  }),
  field('schema', 'series: run\npart: 0\n', own('part: 0', 'part: 1', /^Write at least 1\.$/), series),
  field(
    'schema',
    'partnership: { partner: shop, consideration: gfit }\n',
    write('gfit', /^Write one of: (?:\w+, )*?(gift)/),
    shop,
  ),
  field('schema', 'expireAt: tomorrow\n', write('tomorrow', /or a date and time as (\S+)\.$/)),
  field('schema', 'updated: tomorrow\n', write('tomorrow', /^Write a date as (\S+),/)),
  fault('schema', { [file]: post('A\u0001') }, own('"A\\u0001"', '"A"', /^Write the text anew/)),
  fault('schema', { [file]: post('A\nB') }, own('"A\\nB"', '"A B"', /^Write it on one line/)),
  field(
    'schema',
    'image: shelf\n',
    own('image: shelf', 'image:\n  src: /media/a.svg\n  alt: A', /^Write each field on a line of its own/),
    drawing,
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('').replace('https://tiny.example', 'tiny.example') },
    own('tiny.example', 'https://tiny.example', /^Write the whole address, with https:\/\/ in front/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('contacts: { press: ann }\n') },
    write('ann', /^Write it as (\S+)\.$/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('contacts: { security: ann }\n') },
    write('ann', /^Write it as (\S+), or/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('').replace('[en, fr]', '[en, fr, en]') },
    own(', fr, en]', ', fr]', /^Name each language once/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('navigation: [{ label: Blog, to: blog }]\n') },
    own('to: blog', 'to: /blog/', /^Write it with a slash at both ends/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('').replace('https://tiny.example', 'https://ann@tiny.example/a b/?c') },
    write('https://ann@tiny.example/a b/?c', /^Write (\S+)$/),
    { leaves: ['files-below-root'] },
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('forge: { kind: github, repository: site }\n') },
    own('repository: site', 'repository: my-town/site', /as in my-town\/site\.$/),
  ),
  fault(
    'schema',
    { 'site.yaml': siteYaml('forge: { kind: github, repository: a/b, maintainers: [olga] }\n') },
    own('[olga]', "['@olga']", /^Write it as @olga,/),
  ),
  fault(
    'schema',
    { 'topics/care.yaml': 'name: [Care]\ndescription: D.\n' },
    own('[Care]', 'Care', /^Write one text, or one for each language/),
  ),
  field(
    'schema',
    'aliases: ["not an address"]\n',
    own('"not an address"', '/old/café/', /^Write it with a slash at both ends/),
  ),
  fault(
    'schema',
    { 'faq/en/q.mdx': answer('Q?').replace('P6M', '6 months') },
    write('6 months', /ISO 8601 duration: (\w+) /),
  ),
  field(
    'too-long',
    `image:\n  src: /media/a.svg\n  alt: ${'word '.repeat(70)}\n`,
    (problem, files) => {
      const most = Number(/^Shorten it to (\d+) characters/.exec(problem.fix)?.[1]);
      const text = String(files[problem.file]);
      return {
        ...files,
        [problem.file]: text.replace(/alt: .*/, (line) => line.slice(0, 'alt: '.length + most)),
      };
    },
    drawing,
  ),
  field('unknown-field', 'updatd: 2026-05-02\n', write('updatd', /^Did you mean "(\w+)"\?$/)),
  // The similar field already exists.
  field('unknown-field', 'titel: x\n', cut('titel: x\n')),
  field('unknown-field', 'colour: red\n', cut('colour: red\n')),
  field(
    'missing-alt',
    'image: { src: /media/a.svg }\n',
    own(' }', ', alt: A }', /^Add alt: with what the picture shows/),
    drawing,
  ),
  ...yaml('*stars* are out', /^Put the whole value in double quotes/, '"*stars* are out"'),
  ...yaml('a: b', /^Put the value in double quotes/, '"a: b"'),
  ...yaml('@ann', /^Put the value in double quotes/, '"@ann"'),
  ...yaml(
    '"So" she said',
    /^Put the whole value in double quotes, a quote in it as \\"/,
    '"\\"So\\" she said"',
  ),
  ...yaml("'It's'", /^Put the whole value in double quotes/, '"It\'s"'),
  ...yaml('"a\\qb"', /^Write \\\\ for each backslash/, '"a\\\\qb"'),
  ...yaml('"never closed', /^Close the quote/, '"never closed"'),
  ...yaml('x\njust words', /or take the line out\.$/, 'x'),
  ...yaml('|xy', /^Begin the text on the next line, two spaces further in/, '|\n  xy'),
  field(
    'yaml',
    'draft:false\n',
    own(
      'draft:false',
      'draft: false',
      /^Put a colon and a space between the name of the field and its value/,
    ),
  ),
  field(
    'yaml',
    ' draft: false\n',
    own(' draft', 'draft', /^Line the fields up in one column|fields of one group begin in one column/),
  ),
  field(
    'yaml',
    'expireAt: 2027-01-01\ntakenDown:\n\treason: x\n',
    own('\treason: x', '  reason: x', /^Indent with spaces/),
  ),
  field('yaml', 'aliases: [/old/\n', own('[/old/', '[/old/]', /ends with \]\.$/)),
  field(
    'yaml',
    'partnership: { partner: shop, consideration: gift\n',
    own('gift', 'gift }', /ends with \}\.$/),
    shop,
  ),
  field('yaml', 'aliases: [/old/]]\n', own('[/old/]]', '[/old/]', /^Take this \] out/)),
  field(
    'yaml',
    'aliases: - /old/\n',
    own('aliases: - /old/', 'aliases:\n  - /old/', /^Write the list below/),
  ),
  field('yaml-duplicate', 'draft: false\ndraft: false\n', (problem, files) => {
    const text = String(files[problem.file]);
    return {
      ...files,
      [problem.file]: text.replace(
        'draft: false\n',
        /^Keep one of the two lines/.test(problem.fix) ? '' : '?',
      ),
    };
  }),
  fault(
    'front-matter-missing',
    { 'pages/en/a.mdx': 'Words.\n' },
    own(
      'Words.',
      '---\ntitle: A\ndescription: D.\n---\n\nWords.',
      /^Begin the file with a line ---, then the fields, then another line ---/,
    ),
  ),
  fault(
    'front-matter-language',
    { 'pages/en/a.mdx': about.replace('---', '---json') },
    own('---json', '---', /the first line is --- alone/),
  ),
  fault(
    'front-matter-open',
    { 'pages/en/a.mdx': about.replace('D.\n---', 'D.') },
    own('description: D.\n', 'description: D.\n---\n', /^Add a line --- after the last field/),
  ),
  fault(
    'front-matter-open',
    { 'pages/en/a.mdx': about.replace('D.\n---', 'D.\n--- end') },
    own('--- end', '---', /^Write --- alone on that line/),
  ),
  fault(
    'encoding',
    { 'pages/en/a.mdx': Buffer.from(about.replace('Words', 'Été'), 'latin1') },
    (problem, files) => ({
      ...files,
      [problem.file]: /UTF-8/.test(problem.fix)
        ? Buffer.from(files[problem.file] ?? '').toString('latin1')
        : '',
    }),
  ),
  fault(
    'correction-date',
    { [file]: post('A', 'corrections: [{ date: 2027-01-01, text: T }]\n') },
    write('2027-01-01', /: (\d{4}-\d\d-\d\d)\.$/),
  ),
  fault(
    'correction-date',
    { [file]: post('A', 'corrections: [{ date: 2026-01-01, text: T }]\n') },
    write('2026-01-01', /^Write a day from (\S+) on/),
  ),
  field(
    'taken-down-never',
    'takenDown: { reason: Over. }\n',
    own('takenDown', 'expireAt: 2027-01-01\ntakenDown', /^Add a line expireAt:/),
  ),
  field('taken-down-never', 'takenDown: { reason: Over. }\n', cut('takenDown: { reason: Over. }\n')),
  field(
    'taken-down-self',
    'expireAt: 2027-01-01\ntakenDown: { replacement: posts/a }\n',
    cut('takenDown: { replacement: posts/a }\n'),
  ),
  field('part-alone', 'part: 1\n', cut('part: 1\n', /or take part out/)),
  field('part-alone', 'part: 1\n', own('part: 1', 'series: run\npart: 1', /^Add a line series:/), series),
  fault(
    'duplicate-part',
    {
      [file]: post('A', 'series: run\npart: 1\n'),
      'posts/en/b.mdx': post('B', 'series: run\npart: 1\n'),
      ...series,
    },
    own('part: 1', 'part: 2', /^Give each part a number of its own/),
  ),
  fault(
    'label-without-partnership',
    { [file]: post('A', '', 'Gifted: a mug.\n\nWords.\n') },
    cut('Gifted: ', /take the words out/),
  ),
  fault(
    'label-without-partnership',
    { [file]: post('A', '', 'Sponsored post\n\nWords.\n'), ...shop },
    own('Sponsored post', '“Sponsored post”', /puts it into quotation marks/),
  ),
  field(
    'label-contradiction',
    'partnership: { partner: shop, consideration: none, what: a mug }\n',
    cut(', what: a mug', /take the other field out/),
    shop,
  ),
  field(
    'label-contradiction',
    'partnership: { partner: shop, consideration: none, what: a mug }\n',
    own('consideration: none', 'consideration: gift', /^Say in consideration what was given/),
    shop,
  ),
  fault(
    'label-insufficient',
    {
      [file]: post(
        'A',
        'partnership: { partner: shop, consideration: gift }\n',
        'Gifted: a mug.\n\nWords.\n',
      ),
      ...shop,
    },
    cut('Gifted: '),
  ),
];

const references: Fault[] = [
  fault(
    'unknown-reference',
    { [file]: post('A').replace('[ann]', '[anne]') },
    write('anne', /^Did you mean "(\w+)"\?$/),
  ),
  fault(
    'unknown-reference',
    { [file]: post('A').replace('[ann]', '[zoe-x]') },
    add(/Or add (people\/zoe-x\.yaml) with name: … and role: …/, 'name: Zoe\nrole: Writes\n'),
  ),
  field(
    'unknown-reference',
    'series: run\n',
    add(/^Add (series\/run\.yaml) with name: … and description: …/, 'name: R\ndescription: R.\n'),
  ),
  field(
    'unknown-reference',
    'partnership: { partner: shop, consideration: gift }\n',
    add(/^Add (partners\/shop\.yaml) with name: … and relation: …/, 'name: S\nrelation: R.\n'),
  ),
  field('unknown-reference', 'series: run\n', cut('series: run\n', /or take the reference out/)),
  field('unknown-reference', 'related: [b]\n', own('[b]', '[posts/b]', /^Did you mean "posts\/b"\?$/), {
    'posts/en/b.mdx': post('B'),
  }),
  field(
    'unknown-reference',
    'related: [nothing-like-it]\n',
    cut('related: [nothing-like-it]\n', /or take the reference out/),
  ),
  fault(
    'unknown-reference',
    { 'faq/en/q.mdx': answer('Q?'), 'policy.yaml': 'desks: { press: { name: Press } }\n' },
    own(
      '{ press: { name: Press } }',
      '{ press: { name: Press }, legal: { name: Legal } }',
      /Or add the desk to policy\.yaml, as legal: \{ name: … \} under desks:/,
      'policy.yaml',
    ),
  ),
  fault(
    'broken-link',
    { [file]: post('A', '', '[x](/blog/a)\n') },
    own('(/blog/a)', '(/blog/a/)', /^Did you mean \/blog\/a\/\?$/),
  ),
  fault(
    'broken-link',
    { [file]: post('A', '', '[x](/nothing/like/it/at/all/)\n') },
    own('[x](/nothing/like/it/at/all/)', 'x', /or take the link out/),
  ),
  fault(
    'broken-anchor',
    { [file]: post('A', '', '## Terms of use\n\n[x](#term-of-use)\n') },
    write('#term-of-use', /^Did you mean (#\S+)\?$/),
  ),
  fault(
    'broken-anchor',
    { [file]: post('A', '', '## Terms of use\n\n[x](#zzz)\n') },
    write('#zzz', /^Places there: (?:#main, )?(#terms-of-use)/),
  ),
  fault(
    'link-moved',
    { [file]: post('A', 'aliases: [/old/]\n'), 'posts/en/b.mdx': post('B', '', '[x](/old/#main)\n') },
    write('/old/#main', /^Write (\S+)\. Until then/),
  ),
  fault(
    'navigation-language',
    { 'site.yaml': siteYaml('navigation: [{ label: Blog, to: /fr/blog/ }]\n') },
    write('/fr/blog/', /^Write (\S+): /),
  ),
  fault('duplicate-alias', { [file]: post('A', 'aliases: [/blog/]\n') }, cut('aliases: [/blog/]\n')),
  fault(
    'duplicate-feed-id',
    {
      [file]: post('A', 'id: https://old.example/1\n'),
      'posts/en/b.mdx': post('B', 'id: https://old.example/1\n'),
    },
    write('https://old.example/1', /an id of its own: (\S+)$/),
  ),
  fault(
    'duplicate-feed-id',
    { [file]: post('A', 'id: https://tiny.example/\n') },
    write('https://tiny.example/', /another id: (\S+)$/),
  ),
  fault(
    'duplicate-alias',
    { [file]: post('A', 'aliases: [/old/]\n'), 'posts/en/b.mdx': post('B', 'aliases: [/old/]\n') },
    cut('aliases: [/old/]\n'),
  ),
  fault('duplicate-alias', { [file]: post('A', 'aliases: [/admin/x/]\n') }, cut('aliases: [/admin/x/]\n')),
  fault(
    'language-unlisted',
    { 'site.yaml': siteYaml('').replace('[en, fr]', '[en]'), 'posts/fr/a.mdx': post('A') },
    own('[en]', '[en, fr]', /^Add fr to languages in site\.yaml/, 'site.yaml'),
  ),
  fault(
    'language-unlisted',
    { 'site.yaml': siteYaml('').replace('[en, fr]', '[en]'), 'posts/fr/a.mdx': post('A') },
    remove(/or take the file out/),
  ),
];

const names: Fault[] = [
  fault('file-name', { 'posts/en/Big Day.mdx': post('A') }, rename(/^Rename it to (\S+): /)),
  fault(
    'file-name',
    { 'posts/en/Big Day.mdx': post('A'), 'posts/en/big-day.mdx': post('B') },
    rename(/^Rename it to (\S+): /),
  ),
  fault('file-name', { 'pages/en/search.mdx': about }, rename(/^Rename it to (\S+), for example/)),
  fault(
    'file-name',
    { 'pages/en/search.mdx': about, 'pages/en/search-page.mdx': about },
    rename(/^Rename it to (\S+), for example/),
  ),
  fault('file-name', { 'posts/en/archive.mdx': post('A') }, rename(/^Rename it to (\S+), for example/)),
  fault(
    'file-name',
    { 'people/Bob B.yaml': 'name: Bob\nrole: R\n', 'people/bob-b.yaml': 'name: Bob\nrole: R\n' },
    rename(/^Rename it to (\S+): /),
  ),
  fault(
    'duplicate-slug',
    { 'posts/en/Boat.mdx': post('A'), 'posts/en/boat.mdx': post('B') },
    (problem, files) => {
      const { 'posts/en/Boat.mdx': moved = '', ...rest } = files;
      return /^Rename one of the two/.test(problem.fix) ? { ...rest, 'posts/en/ship.mdx': moved } : files;
    },
    { clears: ['file-name'] },
  ),
  fault('file-place', { 'posts/Big Day.mdx': post('A') }, rename(/^Move it to (\S+)\.$/)),
  fault(
    'file-place',
    { 'posts/fr/2026/day.mdx': post('A'), 'posts/fr/day.mdx': post('B') },
    rename(/^Move it to (\S+)\.$/),
  ),
  fault('file-place', { 'people/old/bob.yaml': 'name: Bob\nrole: R\n' }, rename(/^Move it to (\S+)\.$/)),
  fault('file-language', { 'pages/xx/a.mdx': about }, (problem, files) => {
    const { 'pages/xx/a.mdx': moved = '', ...rest } = files;
    return /pages\/fr/.test(problem.fix) ? { ...rest, 'pages/fr/a.mdx': moved } : files;
  }),
  fault('file-type', { 'posts/en/A Day.md': post('A') }, rename(/^Rename it to (\S+)\.$/)),
  fault(
    'file-type',
    { 'posts/en/a.md': post('A'), 'posts/en/a.mdx': post('B') },
    rename(/^Rename it to (\S+)\.$/),
  ),
  fault('file-type', { 'people/bob.yml': 'name: Bob\nrole: R\n' }, rename(/^Rename it to (\S+)\.$/)),
  fault('file-type', { 'posts/en/Boat.PNG': 'png' }, rename(/^Move it to (\S+)\.$/)),
  fault(
    'file-type',
    { 'posts/en/Boat.csv': 'a,b\n', 'media/boat.csv': 'c,d\n' },
    rename(/^Move it to (\S+)\.$/),
  ),
  fault('file-type', { 'posts/en/a.html': '<p>' }, remove(/^Take it out/)),
  fault('file-unread', { 'post/en/a.mdx': post('A') }, (problem, files) => {
    const name = /^Did you mean "(\w+)"\? Rename it/.exec(problem.fix)?.[1] ?? '?';
    const { 'post/en/a.mdx': moved = '', ...rest } = files;
    return { ...rest, [`${name}/en/a.mdx`]: moved };
  }),
  fault('file-unread', { 'post/en/b.mdx': post('B'), [file]: post('A') }, (problem, files) => {
    const { 'post/en/b.mdx': moved = '', ...rest } = files;
    return /^Move what is in it to posts, which is there already/.test(problem.fix)
      ? { ...rest, 'posts/en/b.mdx': moved }
      : files;
  }),
  fault('file-unread', { 'notes.md': 'x' }, remove(/^Take it out/)),
  fault(
    'unapproved',
    {
      [file]: post('A'),
      'policy.yaml':
        'desks: { legal: { name: L } }\npeople: { ann: { desks: [{ desk: legal }] } }\nrules: [{ match: posts/**, require: { legal: 1 }, onUnapproved: fail }]\n',
    },
    own('topics:', 'draft: true\ntopics:', /set draft: true/),
  ),
  fault(
    'admin-below-root',
    { 'site.yaml': siteYaml('admin: true\n').replace('tiny.example', 'tiny.example/town/') },
    cut('admin: true\n', /^Take the line admin out/),
    { stays: ['files-below-root'] },
  ),
  fault(
    'admin-below-root',
    { 'site.yaml': siteYaml('admin: true\n').replace('tiny.example', 'tiny.example/town/') },
    own('tiny.example/town/', 'town.example', /give the site a host of its own and write that as url/),
    { clears: ['files-below-root'] },
  ),
  fault(
    'security-txt-below-root',
    {
      'site.yaml': siteYaml('contacts: { security: a@example.org }\n').replace(
        'tiny.example',
        'tiny.example/town/',
      ),
    },
    cut('security: a@example.org', /take the line security out here/),
    { stays: ['files-below-root'] },
  ),
];

export const entryFaults: Fault[] = [...fields, ...references, ...names];
