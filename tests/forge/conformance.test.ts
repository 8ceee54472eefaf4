import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from './comparison.ts';
import type { Difference } from './comparison.ts';
import type { Contract, Read } from './contract.ts';
import { rulings } from './rulings.ts';
import type { Ruling } from './rulings.ts';
import { shapeOf } from './schemas.ts';
import { script } from './script/script.ts';
import type { Step } from './script/step.ts';
import { ourSide, theirSide } from './sides.ts';

/**
 * Sends one script of requests to our forge and to an independent emulator, each with the same people and the same
 * repository. Our requests and answers must also agree with GitHub's description. Every difference between the two
 * needs a ruling (`rulings.ts`), and every ruling must be needed.
 */
let ours: Awaited<ReturnType<typeof ourSide>>;
let theirs: Awaited<ReturnType<typeof theirSide>>;
/** The steps for which a ruling was needed. */
const needed = new Map<Ruling, Set<string>>();

beforeAll(async () => {
  [ours, theirs] = await Promise.all([ourSide(), theirSide()]);
});

afterAll(async () => {
  await Promise.all([ours.stop(), theirs.stop()]);
});

describe('the forge and the emulator give the same answer, or a ruling explains the difference', () => {
  test.each(script)('$name', async (step) => {
    const [a, b] = [await theirs.run(step), await ours.run(step)];
    const open = differences(a, b).filter(
      (one) => !isDecided(one, ours.contract, a.read) && !isRuled(step, one),
    );
    expect(open).toEqual([]);
  });
});

test('every ruling is needed', () => {
  const idle = rulings.flatMap((ruling) => {
    const steps = needed.get(ruling) ?? new Set();
    const missing = (ruling.on ?? []).filter((name) => !steps.has(name));
    return steps.size === 0 || missing.length > 0 ? [{ because: ruling.because, missing }] : [];
  });
  expect(idle).toEqual([]);
});

test("all requests and answers agree with GitHub's description", () => {
  expect(ours.contract.faults).toEqual([]);
});

test('every address of the forge has a successful request in the script', () => {
  expect(ours.routes.map(shapeOf).filter((route) => !ours.contract.used.has(route))).toEqual([]);
});

test('step names are unique, because the rulings refer to them', () => {
  const names = script.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

/**
 * Fields that only one side has are checked with the description: our fields must be in it (`contract.faults`), and a
 * field of theirs that is not in it is their invention.
 */
function isDecided({ at, theirs: a, ours: b }: Difference, contract: Contract, read: Read): boolean {
  if (at === 'status' && typeof a === 'number') return false;
  if (a === undefined) return true;
  if (b !== undefined) return false;
  const invented = contract
    .errors(read)
    .flatMap(({ instancePath, params }) =>
      params.additionalProperty === undefined ? [] : [`${instancePath}/${params.additionalProperty}`],
    );
  const path = `/${at
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, '')
    .replaceAll('.', '/')}`;
  return invented.some((one) => path === one || path.startsWith(`${one}/`));
}

function isRuled({ name }: Step, { at, theirs: a, ours: b }: Difference): boolean {
  const found = rulings.find(
    (ruling) =>
      (ruling.on?.includes(name) ?? true) &&
      (ruling.at instanceof RegExp
        ? !(at === 'status' && typeof a === 'number') && ruling.at.test(at)
        : at === 'status' && ruling.at.theirs === a && ruling.at.ours === b),
  );
  if (found === undefined) return false;
  needed.set(found, (needed.get(found) ?? new Set<string>()).add(name));
  return true;
}
