import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile.ts';
import { runScript } from '../../build/run.ts';
import { readFiles } from '../read.ts';
import { post, readFolder, remove, tinySite } from '../../fixtures/folder.ts';
import { GatedSite, policyYaml } from '../records/gated.ts';
import { bodyFaults } from './body-faults.ts';
import { entryFaults } from './entry-faults.ts';
import { kitFaults, mediaFaults } from './kit-faults.ts';
import { policyFaults } from './policy-faults.ts';
import { problemCodes } from './codes.ts';
import type { Fault, Files } from './follow.ts';

const faults: Fault[] = [
  ...bodyFaults,
  ...entryFaults,
  ...kitFaults,
  ...(await mediaFaults()),
  ...policyFaults,
];

/** Codes that cannot be fixed by changing files alone, with the reason, or the test that covers them. */
const byHand: Record<string, string> = {
  'approval-ends': 'people must decide again; tests/content/records/decide-on-file.test.ts records decisions',
  'codeowners-out-of-date': 'a command writes the file; tests/forges/doctor/doctor.test.ts runs it',
  'feed-base-missing': 'found only in git’s history; tests/forges/doctor/feed-history.test.ts adds the line',
  'feed-id-changed': 'as feed-base-missing',
  'feed-language-missing': 'as feed-base-missing',
  'file-link': 'not every system can make a link; its owner chooses what replaces it',
  'file-size': 'the author must choose how to divide two megabytes of text',
  'files-below-root': 'the owner of the host has to act; the content has no fault',
  'line-ends': 'a command corrects it; tests/content/fix-line-ends.test.ts runs it with git',
  'link-unpublished': 'nothing needs to be done, and the sentence says so',
  'media-link': 'as file-link',
  'policy-unrecorded': 'a command records it; the test below runs it',
  syntax: 'for errors that the parser reports without a place; no text is known that causes one',
  unreadable: 'needs a file without permissions, which does not work in tests that run as root',
};
const nameOf = ({ code, files }: Fault) =>
  `${code}: ${JSON.stringify(Object.values(files)[0]).slice(0, 200)}`;

async function problemsIn(files: Files, now: string | undefined) {
  const { errors, warnings } = await readFiles(files, now);
  return [...errors, ...warnings];
}

test('every problem code is tested here or has a reason why not', async () => {
  const codes = await problemCodes();
  const tried = new Set(faults.map(({ code }) => code));
  expect([...codes].filter((code) => !tried.has(code) && !(code in byHand))).toEqual([]);
  // No list contains a code that no longer exists, and no code is in both.
  expect([...tried, ...Object.keys(byHand)].filter((code) => !codes.has(code))).toEqual([]);
  expect(Object.keys(byHand).filter((code) => tried.has(code))).toEqual([]);
});

describe('following a remedy to the letter removes its fault and adds no other', () => {
  test.each(faults.map((fault) => [nameOf(fault), fault] as const))('%s', async (_, fault) => {
    let files: Files = { ...tinySite, ...fault.files };
    const stays = fault.stays ?? [];
    let problems = await problemsIn(files, fault.now);
    expect(problems.map(({ code }) => code)).toContain(fault.code);
    const others = problems.filter(({ code }) => code !== fault.code).map(({ code }) => code);
    expect(others.toSorted()).toEqual([...stays, ...(fault.clears ?? [])].toSorted());
    const problem = problems.find(({ code }) => code === fault.code);
    if (problem === undefined) return;
    files = fault.follow(problem, files);
    problems = await problemsIn(files, fault.now);
    const left = [...stays, ...(fault.leaves ?? [])];
    expect(problems.map(({ code, message }) => (left.includes(code) ? code : message))).toEqual(left);
  });
});

test('an unrecorded policy is recorded by the command that the message names', async () => {
  const site = await GatedSite.make();
  try {
    await site.decide();
    await site.put('policy.yaml', `${policyYaml}# Another word.\n`);
    const [problem] = (await site.read()).errors;
    expect(problem?.code).toBe('policy-unrecorded');
    const [, script = '', argument = ''] = /npm run (\w+) -- (\w+)/.exec(problem?.fix ?? '') ?? [];
    const { contentDir: CONTENT_DIR, cacheDir: CACHE_DIR } = site.folders;
    const before = await readFolder(CONTENT_DIR);
    await runScript(
      script,
      { CONTENT_DIR, CACHE_DIR, BUILD_TIME: site.now.toISOString() },
      { args: [argument] },
    );
    expect((await site.read()).errors).toEqual([]);
    const after = await readFolder(CONTENT_DIR);
    for (const [file, bytes] of before) expect(after.get(file)).toEqual(bytes);
  } finally {
    await remove(site.folder);
  }
});

describe('headings', () => {
  const depths = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 });
  const textOf = (levels: readonly number[]) => levels.map((level) => `${'#'.repeat(level)} H\n\n`).join('');
  const faultsOf = async (levels: readonly number[]) => {
    const { problems } = await compileBody(textOf(levels), { file: 'a', firstLine: 1, lang: 'en' });
    return problems.map(({ line, fix }) => ({
      at: (line - 1) / 2,
      to: /^Write (#+) in place/.exec(fix)?.[1]?.length ?? 0,
    }));
  };

  test('with any levels: following any choice of remedies adds no new fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        depths,
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        async (levels, chosen) => {
          const found = await faultsOf(levels);
          const followed = found.filter((_, index) => chosen[index]);
          const after = levels.map((level, index) => followed.find(({ at }) => at === index)?.to ?? level);
          const left = (await faultsOf(after)).map(({ at }) => at);
          const there = found.filter((one) => !followed.includes(one)).map(({ at }) => at);
          for (const at of left) expect(there).toContain(at);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each([
  'import duties rise in May.',
  'Import duties, tariffs and a tax rise in May.',
  'export of grain fell.',
  'export default settings before you begin.',
  'export class goods by rail.',
  'export function keys are on the back.',
  'import from the East, “as ever”.',
])('“%s” is a sentence, not code', async (sentence) => {
  const { body, problems } = await compileBody(`${sentence}\n\nMore.`, {
    file: 'a',
    firstLine: 1,
    lang: 'en',
  });
  expect(problems).toEqual([]);
  expect(JSON.stringify(body?.chunks)).toContain(sentence);
});

test('a link to a heading’s address in another system is told the new address', async () => {
  const files = { 'posts/en/a.mdx': post('A', '', '## What it costs {#fares}\n\n[fares](#what-it-cost)\n') };
  const { errors } = await readFiles(files);
  expect(errors.find(({ code }) => code === 'broken-anchor')?.fix).toBe('Did you mean #what-it-costs?');
});
