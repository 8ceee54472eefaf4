/** Which of the tests that a change concerns are run at once. */
interface Choice {
  run: string[];
  /** Concerned as well, and left for `npm test`. */
  left: string[];
}

/** Of a test that never ran here. */
const usualCost = 3_000;
/** What a test file costs before its first test. */
const startCost = 500;

/**
 * Chooses tests until their time is used up: those that changed themselves in any case, then those of the same name and
 * folder as what changed, then the nearest, and of those the ones from the same room.
 * @param distances of every file that the change concerns
 * @param costs how long a test file took when it last ran, in milliseconds
 * @param budget in milliseconds, of all workers together
 */
export function chooseTests(
  tests: readonly string[],
  distances: ReadonlyMap<string, number>,
  costs: ReadonlyMap<string, number>,
  budget: number,
): Choice {
  const changed = [...distances].filter(([, distance]) => distance === 0).map(([file]) => file);
  const mirrors = new Set(changed.map(mirrorOf));
  const rank = (test: string) => {
    const distance = distances.get(test) ?? 0;
    return distance > 0 && mirrors.has(test) ? 0.5 : distance;
  };
  const cost = (test: string) => startCost + (costs.get(test) ?? usualCost);
  const concerned = tests
    .filter((test) => distances.has(test))
    .toSorted((a, b) => rank(a) - rank(b) || common(b, changed) - common(a, changed) || cost(a) - cost(b));
  const choice: Choice = { run: [], left: [] };
  let used = 0;
  for (const test of concerned) {
    const fits = rank(test) < 1 || used + cost(test) <= budget;
    if (fits) used += cost(test);
    choice[fits ? 'run' : 'left'].push(test);
  }
  return choice;
}

/** How many folders a test has in common with the one of the files that is least far from it. */
function common(test: string, changed: readonly string[]): number {
  const [, ...steps] = test.split('/');
  const counts = changed.map((file) => {
    const [, ...others] = file.split('/');
    const end = steps.findIndex((step, at) => step !== others[at]);
    return end < 0 ? steps.length : end;
  });
  return Math.max(0, ...counts);
}

/** Where the test of a source file stands: tests/ mirrors src/. */
function mirrorOf(file: string): string {
  return file.replace(/^src\//, 'tests/').replace(/\.\w+$/, '.test.ts');
}
