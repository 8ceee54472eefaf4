import { Judge, readDescription } from './openapi.ts';
import type { Operation, SchemaError } from './openapi.ts';
import { shapeOf } from './schemas.ts';
import type { Exchange } from './start.ts';

/** A request and its answer, with their bodies; undefined for no body or bytes. */
export interface Read {
  method: string;
  path: string;
  asked: unknown;
  status: number;
  answered: unknown;
}

/** Statuses that GitHub may return for any request, whether or not it describes them. */
const alwaysPossible = new Set([304, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504]);

// Read and compiled once for all tests of a file.
const described = readDescription();
const judge = new Judge(described);

/** Checks requests and answers against GitHub's own description of its API. */
export class Contract {
  /** All faults found so far. */
  readonly faults: string[] = [];
  /** The operations that had a successful answer, as `GET /repos/{}/{}/pulls`. */
  readonly used = new Set<string>();

  /** For {@link startForge}. */
  readonly observe = async ({ request, response }: Exchange): Promise<void> => {
    // A CORS preflight request of a browser.
    if (request.method === 'OPTIONS') return;
    const { method } = request;
    const path = new URL(request.url).pathname;
    const [asked, answered] = await Promise.all([bodyOf(request), bodyOf(response)]);
    this.faults.push(...this.judge({ method, path, asked, status: response.status, answered }));
  };

  /** @returns the faults, as sentences */
  judge(read: Read): string[] {
    const { method, path, asked, status } = read;
    const found = this.#operation(method, path);
    const name = `${method} ${path}`;
    if (found === undefined) return status === 404 ? [] : [`${name}: GitHub has no such address`];
    if (status < 300) this.used.add(`${method} ${shapeOf(found.path)}`);
    const body = bodySchema(found.operation);
    // An invalid request that was refused is not a fault of the forge.
    const isJudged = body !== undefined && asked !== undefined && ![400, 422].includes(status);
    const faults = isJudged ? words(`${name} asks`, judge.errors(body, asked)) : [];
    if (found.operation.responses[String(status)] === undefined && !alwaysPossible.has(status))
      faults.push(`${name}: GitHub does not answer ${String(status)}`);
    return [...faults, ...words(`${name} answers ${String(status)}`, this.errors(read))];
  }

  /** Fields of an answer that should not be there, and fields that are missing. */
  errors({ method, path, status, answered }: Read): SchemaError[] {
    const response = this.#operation(method, path)?.operation.responses[String(status)];
    const schema = Object.values(response?.content ?? {})[0]?.schema;
    if (schema === undefined || answered === undefined) return [];
    return judge.errors(schema, withoutStatus(status, answered));
  }

  #operation(method: string, pathname: string): { path: string; operation: Operation } | undefined {
    const fits = Object.entries(described.paths).filter(([path]) => {
      const pattern = path
        .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
        // Names of branches, refs and files have slashes.
        .replace(/\{(?:ref|branch|path|tree_sha|basehead)\}/g, '.+')
        .replace(/\{[^}]+\}/g, '[^/]+');
      return new RegExp(`^${pattern}$`).test(pathname);
    });
    // `branches/a/protection` also matches a branch: the most specific path wins.
    const [best] = fits.toSorted(([a], [b]) => literal(b) - literal(a));
    const operation = best?.[1][method.toLowerCase()];
    return best && operation && { path: best[0], operation };
  }
}

function words(what: string, errors: readonly SchemaError[]): string[] {
  return errors
    .slice(0, 6)
    .map(
      ({ instancePath, message, params }) => `${what}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
}

/** A request may match several alternatives: an empty list of labels matches two. */
function bodySchema({ requestBody }: Operation): object | undefined {
  const schema = requestBody?.content['application/json']?.schema as { oneOf?: object[] } | undefined;
  return schema?.oneOf === undefined ? schema : { anyOf: schema.oneOf };
}

/** GitHub repeats the status in the body of each error; the description mentions it only in some. */
function withoutStatus(status: number, body: unknown): unknown {
  if (status < 400 || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => key !== 'status' || value !== String(status)),
  );
}

async function bodyOf(message: Request | Response): Promise<unknown> {
  const text = await message.text();
  const type = message.headers.get('Content-Type') ?? '';
  // An HTML page comes from a proxy.
  if (text === '' || /vnd\.github\.raw|text\/html/.test(type)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Refusing an invalid body is the task of the forge.
    if ('method' in message) return undefined;
    throw error;
  }
}

function literal(path: string): number {
  return path.replace(/\{[^}]+\}/g, '').length;
}
