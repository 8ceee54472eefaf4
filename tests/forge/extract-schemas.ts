import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/lib/settings.ts';
import { apiApp } from './app.ts';
import { Forge } from './forge.ts';
import { operationsFile, shapeOf } from './schemas.ts';

/**
 * Extracts the addresses of the forge from GitHub's description of its API and writes them to `tests/fixtures`.
 * The package with the descriptions is 29 MB to download and 385 MB on the disk, and the tests need a thousandth of
 * that. So it is not a dependency; run this by hand when the forge gets a new address:
 *   node tests/forge/extract-schemas.ts
 */
const source = {
  package: '@octokit/openapi',
  version: '23.0.2',
  license: 'MIT',
  integrity:
    'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==',
};

interface Described {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}
interface Operation {
  operationId: string;
  parameters?: unknown[];
  requestBody?: { content: Record<string, { schema: unknown }>; required?: boolean };
  responses: Record<string, unknown>;
}

const folder = mkdtempSync(join(tmpdir(), 'github-openapi-'));
try {
  const name = `${source.package}@${source.version}`;
  const packed = execFileSync('npm', ['pack', name, '--silent', '--pack-destination', folder])
    .toString()
    .trim();
  const archive = join(folder, packed);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== source.integrity)
    throw new Error(`${name} is not the package that was meant: ${integrity}`);
  execFileSync('tar', ['xzf', archive, '-C', folder, 'package/generated/api.github.com.json']);
  const text = readFileSync(join(folder, 'package/generated/api.github.com.json'), 'utf8');
  const taken = take(JSON.parse(text) as Described);
  const json = JSON.stringify({ source, ...taken }, undefined, 1);
  writeFileSync(join(projectRoot, operationsFile), `${json}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function take(described: Described) {
  const schemas: Record<string, unknown> = {};
  const keep = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(keep);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string') {
      const [kind = '', ref = ''] = $ref.replace('#/components/', '').split('/');
      const found = described.components[kind]?.[ref];
      if (kind !== 'schemas') return keep(found);
      if (!Object.hasOwn(schemas, ref)) {
        schemas[ref] = {};
        schemas[ref] = keep(found);
      }
      return { $ref };
    }
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>)
        .filter(([key, inner]) => !isProse(key, inner))
        .map(([key, inner]) => [key, keep(inner)]),
    );
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [method, path] of routes()) {
    const found = Object.keys(described.paths).find((one) => shapeOf(one) === shapeOf(path));
    const operation = found === undefined ? undefined : described.paths[found]?.[method];
    if (found === undefined || operation === undefined) throw new Error(`GitHub has no ${method} ${path}`);
    const { operationId, parameters, requestBody, responses } = operation;
    (paths[found] ??= {})[method] = keep({ operationId, parameters, requestBody, responses });
  }
  const sorted = <T>(given: Record<string, T>) =>
    Object.fromEntries(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { paths: sorted(paths), components: { schemas: sorted(schemas) } };
}

/** Descriptions for people; a property may have such a name too, and is then an object. */
function isProse(key: string, value: unknown): boolean {
  if (key === 'examples' || key === 'example' || key.startsWith('x-')) return true;
  if (value === undefined) return true;
  return ['description', 'summary', 'title', 'externalDocs'].includes(key) && typeof value === 'string';
}

function routes(): [string, string][] {
  const { routes: all } = apiApp(new Forge('', ''));
  return all.filter(({ method }) => method !== 'ALL').map(({ method, path }) => [method.toLowerCase(), path]);
}
