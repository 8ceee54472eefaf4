import { createHash, randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Asked, ForgeEnv } from './asked.ts';
import { befall, OtherAnswer, SecondaryLimit } from './failures.ts';
import type { Forge } from './forge.ts';
import { limitAnswer, Limits, writeLimit } from './limits.ts';
import { notFound, Refusal } from './refusal.ts';
import { actions } from './routes/actions.ts';
import { branches } from './routes/branches.ts';
import { checks } from './routes/checks.ts';
import { commits } from './routes/commits.ts';
import { contents } from './routes/contents.ts';
import { gitData } from './routes/git-data.ts';
import { issues } from './routes/issues.ts';
import { labels } from './routes/labels.ts';
import { pulls } from './routes/pulls.ts';
import { refs } from './routes/refs.ts';
import { repositories } from './routes/repositories.ts';
import { reviews } from './routes/reviews.ts';
import { search } from './routes/search.ts';
import { users } from './routes/users.ts';
import type { Token } from './user.ts';

/** The headers that scripts in a browser may read, as GitHub lists them. */
const exposed = [
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'X-GitHub-OTP',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Used',
  'X-RateLimit-Resource',
  'X-RateLimit-Reset',
  'X-OAuth-Scopes',
  'X-Accepted-OAuth-Scopes',
  'X-Poll-Interval',
  'X-GitHub-Media-Type',
  'X-GitHub-SSO',
  'X-GitHub-Request-Id',
  'Deprecation',
  'Sunset',
];

const allowed = [
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'Accept-Encoding',
  'X-GitHub-OTP',
  'X-Requested-With',
  'User-Agent',
  'GraphQL-Features',
  'X-GitHub-Api-Version',
];

/** Handles what all requests have in common: the token, the rate limit and planned faults. */
export function guardedApp(forge: Forge, limits = new Limits(forge)): Hono<ForgeEnv> {
  const app = new Hono<ForgeEnv>();
  app.onError((error, asked) => answerError(error, asked));
  app.notFound((asked) => answerError(notFound(), asked));
  app.use(
    cors({
      origin: '*',
      exposeHeaders: exposed,
      allowHeaders: allowed,
      allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
      maxAge: 86_400,
    }),
  );

  app.use(async (asked, next) => {
    asked.set('forge', forge);
    asked.header('Date', forge.clock.now().toUTCString());
    asked.header('X-GitHub-Media-Type', 'github.v3; format=json');
    asked.header('X-GitHub-Request-Id', randomUUID());
    const fault = forge.failures.take(`${asked.req.method} ${asked.req.path}`);
    if (fault !== undefined) {
      if ('reset' in fault && fault.reset === 'before') return breakLine(asked);
      await befall(fault);
    }
    const token = tokenOf(forge, asked.req.header('Authorization'));
    asked.set('token', token);
    if (token?.scopes) asked.header('X-OAuth-Scopes', token.scopes.join(', '));
    const used = limits.of(token).used;
    try {
      if (asked.req.path !== '/rate_limit') limits.count(token);
    } finally {
      writeLimit(asked, limits.of(token));
    }
    await next();
    if (fault !== undefined && 'reset' in fault) return breakLine(asked);
    if (await isUnchanged(asked)) {
      // An unchanged answer is not counted.
      limits.of(token).used = used;
      writeLimit(asked, limits.of(token));
    }
    return undefined;
  });
  return app;
}

/** GitHub's REST API, with the paths of its description. */
export function apiApp(forge: Forge): Hono<ForgeEnv> {
  const limits = new Limits(forge);
  const app = guardedApp(forge, limits);
  app.get('/rate_limit', (asked) => {
    const core = limitAnswer(limits.of(asked.get('token')));
    return asked.json({
      resources: { core, search: { ...core, limit: 30, remaining: 30, used: 0 } },
      rate: core,
    });
  });
  // More specific addresses come first, because names of branches and refs may have slashes.
  const parts = [users, repositories, gitData, refs, branches, checks, commits, contents];
  for (const part of [...parts, actions, reviews, pulls, labels, issues, search]) app.route('/', part);
  return app;
}

/** @throws Refusal if the token is unknown */
function tokenOf(forge: Forge, header: string | undefined): Token | undefined {
  if (header === undefined) return undefined;
  const [, value = ''] = /^(?:token|bearer) +(\S+)$/i.exec(header) ?? [];
  const token = forge.tokens.get(value);
  if (token === undefined) throw new Refusal(401, 'Bad credentials');
  return token;
}

function answerError(error: Error, asked: Asked): Response {
  if (error instanceof OtherAnswer) return withHeaders(asked, error.sent);
  if (!(error instanceof Refusal)) asked.get('forge').crashes.push(error);
  const known = error instanceof Refusal ? error : new Refusal(500, 'Server Error');
  if (known instanceof SecondaryLimit) asked.header('Retry-After', String(known.retryAfter));
  return asked.json(known.body, known.status);
}

/** Sends a prepared answer with the headers that browsers need. */
function withHeaders(asked: Asked, { body, status, headers }: Response): Response {
  for (const [name, value] of asked.res.headers) if (!headers.has(name)) headers.set(name, value);
  return new Response(body, { status, headers });
}

/** Adds a digest of the answer as ETag; if the client already has it, sends 304 without a body. */
async function isUnchanged(asked: Asked): Promise<boolean> {
  if (asked.req.method !== 'GET' || asked.res.status !== 200) return false;
  const bytes = await asked.res.clone().bytes();
  const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`;
  const headers = new Headers(asked.res.headers);
  headers.set('ETag', etag);
  headers.set('Cache-Control', 'private, max-age=60, s-maxage=60');
  const isSame = asked.req.header('If-None-Match') === etag;
  if (isSame) headers.delete('Content-Type');
  // Hono copies the headers of the old answer to a new one unless the old one is removed first.
  asked.res = undefined;
  asked.res = new Response(isSame ? null : bytes, { status: isSame ? 304 : 200, headers });
  return isSame;
}

/** Closes the connection without an answer. */
function breakLine(asked: Asked): Response {
  (asked.env as unknown as HttpBindings).incoming.socket.destroy();
  return asked.body(null, 500);
}
