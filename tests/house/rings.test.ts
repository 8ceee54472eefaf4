import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../../eslint.rooms.mjs';
import { projectRoot } from '../../src/lib/settings.ts';

/** All our modules that a file imports, types included. */
function importsOf(file: string, read: (file: string) => string): string[] {
  return [...read(file).matchAll(/\b(?:import|export)\s[^;'"]*?['"](\.[^'"\n]+)['"]/g)]
    .map(([, path = '']) => join(dirname(file), path.replace(/\?.*$/, '')))
    .filter((path) => path.endsWith('.ts') || path.endsWith('.astro'));
}

/** Rings of imports: each as the files in it, sorted. Tarjan's algorithm for strongly connected components. */
function rings(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const at = order.size;
    order.set(file, at);
    lowest.set(file, at);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const reached = order.has(next) ? (open.includes(next) ? (order.get(next) ?? at) : at) : visit(next);
      lowest.set(file, Math.min(lowest.get(file) ?? at, reached));
    }
    if (lowest.get(file) === at) {
      const ring = open.splice(open.indexOf(file));
      if (ring.length > 1) found.push(ring.sort());
    }
    return lowest.get(file) ?? at;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

test('a ring is found, even if only a type import closes it', () => {
  const texts: Record<string, string> = {
    'a.ts': `import { b } from './b.ts';`,
    'b.ts': `import { c } from './c.ts';\nimport { d } from './d.ts';`,
    'c.ts': `import type { A } from './a.ts';`,
    'd.ts': '',
  };
  const graph = new Map(Object.keys(texts).map((file) => [file, importsOf(file, (one) => texts[one] ?? '')]));
  expect(rings(graph)).toEqual([['a.ts', 'b.ts', 'c.ts']]);
});

test('no files import each other in a ring', () => {
  const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
  const files = globSync('src/**/*.{ts,astro}', { cwd: projectRoot }).map((file) =>
    file.split(sep).join('/'),
  );
  const graph = new Map(
    files.map((file) => [file, importsOf(file, read).filter((path) => existsSync(join(projectRoot, path)))]),
  );
  expect(graph.size).toBeGreaterThan(500);
  expect(rings(graph)).toEqual([]);
});

test('the map names every room in the order of its rules, and all named files exist', () => {
  const map = readFileSync(join(projectRoot, 'src/README.md'), 'utf8');
  const listed = [...map.matchAll(/^\| `([\w/-]+)\/` /gm)].map(([, room]) => room);
  expect(listed).toEqual(Object.keys(rooms));
  const named = [...map.matchAll(/`([\w./[\]-]+\/[\w./[\]-]*)`/g)].map(([, path = '']) => path);
  const missing = named.filter(
    (path) => !['src', '.'].some((base) => existsSync(join(projectRoot, base, path))),
  );
  expect(missing).toEqual([]);
});
