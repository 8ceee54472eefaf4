import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { refsBelow } from '../../../src/lib/git/refs.ts';
import type { Forge } from '../forge.ts';
import { noticeMoves } from '../moves.ts';
import { handRules } from '../protection.ts';
import type { ForgeRepository } from '../repository.ts';
import { mayPush } from '../role.ts';
import type { User } from '../user.ts';

/** Clones, fetches and pushes over HTTP, using git's own server program. */
export function gitApp(forge: Forge): Hono {
  const app = new Hono();
  app.on(
    ['GET', 'POST'],
    '/:owner/:repo/:service{info/refs|git-upload-pack|git-receive-pack}',
    async (asked) => {
      const { owner, repo, service } = asked.req.param();
      const repository = forge.repository(owner, repo.replace(/\.git$/, ''));
      const user = loggedIn(forge, asked.req.header('Authorization'));
      const isPush = [service, asked.req.query('service')].includes('git-receive-pack');
      const role = repository?.roleOf(user);
      if (user === undefined && (isPush || role === undefined))
        return asked.text('Authentication required', 401, { 'WWW-Authenticate': 'Basic realm="GitHub"' });
      if (repository === undefined || role === undefined) return asked.text('Repository not found.', 404);
      if (isPush && !mayPush(role))
        return asked.text(`Permission to ${repository.fullName}.git denied to ${user?.login ?? ''}.`, 403);
      const query = new URL(asked.req.url).search.slice(1);
      const raw = asked.req.raw;
      if (service !== 'git-receive-pack' || user === undefined)
        return backend(repository, raw, service, query);
      return push(repository, raw, user);
    },
  );
  return app;
}

/** The token is the password, or the user name; the other one is ignored. */
function loggedIn(forge: Forge, header: string | undefined): User | undefined {
  const [, given = ''] = /^basic (\S+)$/i.exec(header ?? '') ?? [];
  const words = Buffer.from(given, 'base64').toString().split(':');
  return words.map((word) => forge.tokens.get(word)?.user).find((user) => user !== undefined);
}

/** Lets git check each branch by a hook, and informs the pull requests which branches moved. */
async function push(repository: ForgeRepository, request: Request, user: User): Promise<Response> {
  const heads = await refsBelow(repository.store, 'refs/heads');
  const rules = [...heads.keys()].flatMap((ref) => rulesFor(repository, ref, user));
  const response = await backend(repository, request, 'git-receive-pack', '', rules.join('\n'));
  const body = await response.arrayBuffer();
  const after = await refsBelow(repository.store, 'refs/heads');
  const moved = [...new Set([...heads.keys(), ...after.keys()])]
    .map((ref) => ({ ref, from: heads.get(ref), to: after.get(ref) }))
    .filter(({ from, to }) => from !== to);
  if (moved.length > 0) await noticeMoves(repository, moved, user);
  return new Response(body, response);
}

/** The rules for the hook, one line for each branch and kind of move. */
function rulesFor(repository: ForgeRepository, ref: string, user: User): string[] {
  const { checked, ...ways } = handRules(repository, ref.slice('refs/heads/'.length), user);
  return [
    ...checked.map((sha) => `checked ${ref} ${sha}`),
    ...Object.entries(ways).flatMap(([way, words]) =>
      words === undefined ? [] : [`${way} ${ref} ${String(words)}`],
    ),
  ];
}

/** The CGI program of git's own server. */
async function backend(
  { store, forge }: ForgeRepository,
  request: Request,
  service: string,
  query: string,
  rules = '',
): Promise<Response> {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      HOME: forge.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: store.dir,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/.git/${service}`,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers.get('Content-Type') ?? '',
      HTTP_CONTENT_ENCODING: request.headers.get('Content-Encoding') ?? '',
      GIT_PROTOCOL: request.headers.get('Git-Protocol') ?? '',
      REMOTE_USER: 'forge',
      FORGE_RULES: rules,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Git may answer before it has read the whole request.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.from(await request.arrayBuffer()));
  const chunks = (await Readable.from(child.stdout).toArray()) as Buffer[];
  return asResponse(Buffer.concat(chunks));
}

/** Reads the headers that a CGI program writes before its answer. */
function asResponse(output: Buffer): Response {
  const end = output.indexOf('\r\n\r\n');
  const headers = new Headers();
  let status = 200;
  for (const line of output.subarray(0, Math.max(end, 0)).toString().split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') headers.append(name, value);
  }
  return new Response(new Uint8Array(output.subarray(end + 4)), { status, headers });
}
