import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, htmlOf } from './compiled.ts';
import { dangersIn } from './dangers.ts';
import { fixture, mutated, strewn } from './mutations.ts';
import { runs } from '../campaign.ts';

async function check(source: string): Promise<void> {
  const { body, problems } = await compile(source);
  expect(body === undefined).toBe(problems.length > 0);
  const lines = source.split(/\r\n|\n|\r/);
  for (const { line, column } of problems) {
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  }
  if (body === undefined) return;
  const html = htmlOf(body.chunks);
  expect(dangersIn(html)).toEqual([]);
  expect(html).not.toMatch(/[\ufdd0-\ufdef]/);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

test('the fixture itself is accepted', async () => {
  expect((await compile(fixture)).problems).toEqual([]);
});

test.each([
  ['mutations of a text that has everything', mutated, 600],
  ['pieces without a text', strewn, 1_500],
] as const)('%s never crash and never publish anything that runs', async (_, arbitrary, numRuns) => {
  await fc.assert(fc.asyncProperty(arbitrary, check), { numRuns: runs(numRuns) });
});

test('some of the mutations are accepted, and at most half', async () => {
  // Otherwise the property would say nothing about published texts.
  const sources = fc.sample(strewn, { numRuns: 300, seed: 7 });
  const bodies = await Promise.all(sources.map(async (source) => (await compile(source)).body));
  const published = bodies.filter((body) => body !== undefined).length;
  expect(published).toBeGreaterThan(10);
  expect(published).toBeLessThan(290);
});
