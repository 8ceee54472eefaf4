import { Judge, readDescription } from './openapi.ts';
import type { Operation, SchemaError } from './openapi.ts';
import { shapeOf } from './schemas.ts';
import type { Exchange } from './start.ts';

/** A request and its answer, as they were read. Bodies are undefined where there are none, or bytes. */
export interface Read {
  method: string;
  path: string;
  asked: unknown;
  status: number;
  answered: unknown;
}

/** What GitHub may answer to anything, and describes nowhere or once for all. */
const alwaysPossible = new Set([304, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504]);

// Read and compiled once for all tests of a file.
const described = readDescription();
const judge = new Judge(described);

/** GitHub's own description of its API, as a judge of what is asked of the forge and of what it answers. */
export class Contract {
  /** What was wrong in all that was observed. */
  readonly faults: string[] = [];
  /** The operations that were answered well, as `GET /repos/{}/{}/pulls`. */
  readonly used = new Set<string>();

  /** For {@link startForge}. */
  readonly observe = async ({ request, response }: Exchange): Promise<void> => {
    // A browser asks whether it may ask.
    if (request.method === 'OPTIONS') return;
    const { method } = request;
    const path = new URL(request.url).pathname;
    const [asked, answered] = await Promise.all([bodyOf(request), bodyOf(response)]);
    this.faults.push(...this.judge({ method, path, asked, status: response.status, answered }));
  };

  /** @returns what is wrong, in words */
  judge(read: Read): string[] {
    const { method, path, asked, status } = read;
    const found = this.#operation(method, path);
    const name = `${method} ${path}`;
    if (found === undefined) return status === 404 ? [] : [`${name}: GitHub has no such address`];
    if (status < 300) this.used.add(`${method} ${shapeOf(found.path)}`);
    const body = bodySchema(found.operation);
    // What was refused for its form is no fault of who answered.
    const isJudged = body !== undefined && asked !== undefined && ![400, 422].includes(status);
    const faults = isJudged ? words(`${name} asks`, judge.errors(body, asked)) : [];
    if (found.operation.responses[String(status)] === undefined && !alwaysPossible.has(status))
      faults.push(`${name}: GitHub does not answer ${String(status)}`);
    return [...faults, ...words(`${name} answers ${String(status)}`, this.errors(read))];
  }

  /** What an answer has that it should not, and has not that it should. */
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
    // `branches/a/protection` is no branch: the more is said, the better it fits.
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

/** A request fits one way or another: an empty list of labels fits both. */
function bodySchema({ requestBody }: Operation): object | undefined {
  const schema = requestBody?.content['application/json']?.schema as { oneOf?: object[] } | undefined;
  return schema?.oneOf === undefined ? schema : { anyOf: schema.oneOf };
}

/** GitHub says the status in the body of each error too; the description has it in some and forgot it in others. */
function withoutStatus(status: number, body: unknown): unknown {
  if (status < 400 || typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => key !== 'status' || value !== String(status)),
  );
}

async function bodyOf(message: Request | Response): Promise<unknown> {
  const text = await message.text();
  const type = message.headers.get('Content-Type') ?? '';
  // A page is the answer of somebody who stands between.
  if (text === '' || /vnd\.github\.raw|text\/html/.test(type)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // What a client sends amiss is for the forge to refuse.
    if ('method' in message) return undefined;
    throw error;
  }
}

function literal(path: string): number {
  return path.replace(/\{[^}]+\}/g, '').length;
}
