import { expect, test } from 'vitest';
import { chooseTests } from './choose.ts';
import { distancesFrom, referencesOf } from './references.ts';

const files = new Set([
  'src/one/entry.ts',
  'src/one/dates.ts',
  'src/two/worker.ts',
  'src/two/start.ts',
  'src/four/[...lang]/index.astro',
  'scripts/look.ts',
  'tests/five/run.ts',
  'tests/one/dates.test.ts',
]);

test.each([
  ['an import', 'src/three/a.ts', "import { a } from '../one/entry.ts';", ['src/one/entry.ts']],
  ['an import in lines', 'src/three/a.ts', "import {\n  a,\n} from '../one/entry.ts';", ['src/one/entry.ts']],
  ['an import at run time', 'src/three/a.ts', "await import('../one/entry.ts')", ['src/one/entry.ts']],
  ['a type alone', 'src/three/a.ts', "import type { A } from '../one/entry.ts';", []],
  [
    'types in lines, and a value behind them',
    'src/three/a.ts',
    "import type {\n  A,\n} from '../one/entry.ts';\nimport { b } from '../one/dates.ts';",
    ['src/one/dates.ts'],
  ],
  [
    'a program beside it',
    'src/two/start.ts',
    "fork(new URL('worker.ts', import.meta.url))",
    ['src/two/worker.ts'],
  ],
  ['a path from the top', 'tests/a.test.ts', "join(projectRoot, 'scripts/look.ts')", ['scripts/look.ts']],
  [
    'a script by its name',
    'tests/five/a.test.ts',
    "import { runScript } from './run.ts';\nrunScript(\n  'look', {})",
    ['tests/five/run.ts', 'scripts/look.ts'],
  ],
  ['a pattern', 'tests/a.test.ts', "globSync('src/one/*.ts')", ['src/one/entry.ts', 'src/one/dates.ts']],
  ['a route', 'tests/a.test.ts', "'src/four/[...lang]/index.astro'", ['src/four/[...lang]/index.astro']],
  ['a package', 'tests/a.test.ts', "import sharp from 'sharp';", []],
  ['itself', 'src/one/entry.ts', "import './entry.ts';", []],
])('a file names others by %s', (_, file, text, expected) => {
  expect([...referencesOf(file, text, files)].toSorted()).toEqual(expected.toSorted());
});

const graph = new Map(
  Object.entries({
    'tests/one/near.test.ts': ['src/near.ts'],
    'tests/far.test.ts': ['src/middle.ts'],
    'tests/one/changed.test.ts': ['src/changed.ts'],
    'tests/other.test.ts': ['src/other.ts'],
    'tests/slow.test.ts': ['src/near.ts'],
    'src/middle.ts': ['src/near.ts'],
    'src/near.ts': ['src/one/changed.ts', 'src/middle.ts'],
  }).map(([file, named]) => [file, new Set(named)]),
);
const tests = [...graph.keys()].filter((file) => file.endsWith('.test.ts'));

test('a change concerns what names it, at any distance and through rings', () => {
  expect(Object.fromEntries(distancesFrom(['src/one/changed.ts'], graph))).toEqual({
    'src/one/changed.ts': 0,
    'src/near.ts': 1,
    'tests/one/near.test.ts': 2,
    'tests/slow.test.ts': 2,
    'src/middle.ts': 2,
    'tests/far.test.ts': 3,
  });
});

const costs = new Map([
  ['tests/one/near.test.ts', 100],
  ['tests/far.test.ts', 100],
  ['tests/slow.test.ts', 60_000],
]);
const chosen = (changed: string[], budget: number) =>
  chooseTests(tests, distancesFrom(changed, graph), costs, budget);

test.each([
  [
    'all that fit, nearest first',
    10_000,
    ['tests/one/near.test.ts', 'tests/far.test.ts'],
    ['tests/slow.test.ts'],
  ],
  [
    'as many as there is time for',
    700,
    ['tests/one/near.test.ts'],
    ['tests/slow.test.ts', 'tests/far.test.ts'],
  ],
  ['none that has no time', 0, [], ['tests/one/near.test.ts', 'tests/slow.test.ts', 'tests/far.test.ts']],
])('of the tests that a change concerns it runs %s', (_, budget, run, left) => {
  expect(chosen(['src/one/changed.ts'], budget)).toEqual({ run, left });
});

test('of tests as near as each other those of the same room come first', () => {
  const both = ['tests/room/slow.test.ts', 'tests/other.test.ts'];
  const near = new Map(both.map((test) => [test, new Set(['src/room/a.ts'])]));
  const slow = new Map([['tests/room/slow.test.ts', 9_000]]);
  const { run } = chooseTests(both.toReversed(), distancesFrom(['src/room/a.ts'], near), slow, 60_000);
  expect(run).toEqual(both);
});

test('a test that changed itself, and the one that mirrors a changed file, run however slow they are', () => {
  expect(chosen(['tests/slow.test.ts'], 0)).toEqual({ run: ['tests/slow.test.ts'], left: [] });
  const mirror = new Map([['tests/near.test.ts', new Set(['src/near.ts'])]]);
  expect(chooseTests(['tests/near.test.ts'], distancesFrom(['src/near.ts'], mirror), new Map(), 0)).toEqual({
    run: ['tests/near.test.ts'],
    left: [],
  });
});
