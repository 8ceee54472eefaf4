import { Hono } from 'hono';
import { readable, viewerOf } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import { isAtLeast } from '../role.ts';

/** Secrets and variables of workflows: only the names of secrets, and the values of variables. */
export const actions = new Hono<ForgeEnv>();

function given(asked: Asked): ForgeRepository {
  const repository = readable(asked);
  if (!isAtLeast(repository.roleOf(viewerOf(asked)), 'write'))
    throw new Refusal(403, 'Resource not accessible by personal access token');
  return repository;
}

const since = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

actions.get('/repos/:owner/:repo/actions/secrets/:secret_name', (asked) => {
  const name = asked.req.param('secret_name');
  if (!given(asked).secrets.has(name)) throw notFound();
  return asked.json({ name, ...since });
});

actions.get('/repos/:owner/:repo/actions/variables/:name', (asked) => {
  const name = asked.req.param('name');
  const value = given(asked).variables.get(name);
  if (value === undefined) throw notFound();
  return asked.json({ name, value, ...since });
});
