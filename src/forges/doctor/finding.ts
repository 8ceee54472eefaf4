/** The steps of the guide "From an empty repository to the first approved post", by number. */
const steps = [
  'Programs and repository',
  'What the site is',
  'Who is at which desk',
  'A token for these checks',
  'CODEOWNERS',
  'Protection of the main branch',
  'Workflows',
  'Where the site goes',
  'The editor',
  'The first text',
] as const;

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** The result of one check. */
export interface Finding {
  step: StepNumber;
  state: 'well' | 'missing' | 'unknown';
  /** What was found, in a sentence. */
  says: string;
  /** What to do, in a sentence; for everything that is not well. */
  fix?: string;
}

/** The results of one step. */
export class Findings {
  readonly #step: StepNumber;
  readonly list: Finding[] = [];

  constructor(step: StepNumber) {
    this.#step = step;
  }

  well(says: string): void {
    this.list.push({ step: this.#step, state: 'well', says });
  }

  missing(says: string, fix: string): void {
    this.list.push({ step: this.#step, state: 'missing', says, fix });
  }

  unknown(says: string, fix: string): void {
    this.list.push({ step: this.#step, state: 'unknown', says, fix });
  }

  /** Adds `well` or `missing`, depending on `isWell`. */
  hold(isWell: boolean, well: string, missing: string, fix: string): void {
    if (isWell) this.well(well);
    else this.missing(missing, fix);
  }
}

/** All findings, step by step, for a terminal. */
export function printFindings(findings: readonly Finding[]): string {
  const signs = { well: 'well   ', missing: 'MISSING', unknown: 'unknown' };
  const parts = steps.flatMap((name, index) => {
    const own = findings.filter(({ step }) => step === index + 1);
    if (own.length === 0) return [];
    return [
      `${String(index + 1)}. ${name}`,
      ...own.flatMap(({ state, says, fix }) => [
        `   ${signs[state]}  ${says}`,
        ...(fix === undefined ? [] : [`            ${fix}`]),
      ]),
    ];
  });
  const missing = findings.filter(({ state }) => state === 'missing').length;
  const unknown = findings.filter(({ state }) => state === 'unknown').length;
  const sum =
    missing === 0
      ? 'Nothing is missing.'
      : `${missing === 1 ? 'One thing is' : `${String(missing)} things are`} missing.`;
  const rest = unknown === 0 ? '' : ` ${unknown === 1 ? 'One' : String(unknown)} could not be looked at.`;
  return `${parts.join('\n')}\n\n${sum}${rest}`;
}
