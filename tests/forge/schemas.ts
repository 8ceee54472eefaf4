/** Where GitHub's own description of the forge's addresses is, below the project's root. */
export const operationsFile = 'tests/fixtures/github-openapi.json';

/** An address without the names of what changes in it: neither side's names matter. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]+\}|:[a-z_]+(?:\{[^{}]+\})?/g, '{}');
}
