/** Path of GitHub's description of the forge's addresses, below the project's root. */
export const operationsFile = 'tests/fixtures/github-openapi.json';

/** An address without the names of its parameters, which may differ. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]+\}|:[a-z_]+(?:\{[^{}]+\})?/g, '{}');
}
