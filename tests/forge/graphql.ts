import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, graphql } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Hono } from 'hono';
import { projectRoot } from '../../src/lib/settings.ts';
import { changesOf } from './answers/pull.ts';
import { guardedApp } from './app.ts';
import { someone, viewerOf, Wish } from './asked.ts';
import type { Asked, ForgeEnv } from './asked.ts';
import { iso } from './clock.ts';
import type { Forge } from './forge.ts';
import { objectId } from './git/store.ts';
import type { Pull } from './issue.ts';
import type { ForgeRepository } from './repository.ts';

let described: GraphQLSchema | undefined;

/** GitHub's own description of its GraphQL API: fields that are not in it can be neither requested nor answered. */
function schema(): GraphQLSchema {
  const file = join(projectRoot, 'node_modules/@octokit/graphql-schema/schema.graphql');
  described ??= buildSchema(readFileSync(file, 'utf8'), { assumeValidSDL: true });
  return described;
}

/** The length up to which a text is not cut, in bytes. */
const textMax = 512_000;

/** The part of GitHub's GraphQL for files and pull requests. A token is needed even for public data. */
export function graphqlApp(forge: Forge): Hono<ForgeEnv> {
  const app = guardedApp(forge);
  app.post('/graphql', async (asked) => {
    someone(asked);
    const wish = await Wish.of(asked);
    if (!forge.hasGraphql) return asked.json({ message: 'Not Found' }, 404);
    const rootValue = { repository: (named: Named) => repositoryIn(asked, forge, named) };
    const { data, errors } = await graphql({ schema: schema(), source: wish.text('query'), rootValue });
    return asked.json({
      ...(data !== undefined && { data: data as object | null }),
      ...(errors !== undefined && {
        errors: errors.map((error) => ({ ...error.extensions, message: error.message })),
      }),
    });
  });
  return app;
}

interface Named {
  owner: string;
  name: string;
}

function repositoryIn(asked: Asked, forge: Forge, { owner, name }: Named) {
  const found = forge.repository(owner, name);
  if (found?.roleOf(viewerOf(asked)) === undefined)
    throw Object.assign(new Error(`Could not resolve to a Repository with the name '${owner}/${name}'.`), {
      extensions: { type: 'NOT_FOUND' },
    });
  return {
    object: ({ oid, expression }: { oid?: string; expression?: string }) =>
      objectOf(found, oid ?? expression ?? ''),
    pullRequests: ({
      first,
      after,
      baseRefName,
    }: {
      first: number;
      after?: string;
      baseRefName?: string;
    }) => {
      const open = found.pulls
        .filter(
          (one) => one.state === 'open' && (baseRefName === undefined || one.pull.base.ref === baseRefName),
        )
        .toSorted((a, b) => a.number - b.number);
      const start = after === undefined ? 0 : Number(after) + 1;
      const end = Math.min(open.length, start + first);
      return {
        totalCount: open.length,
        pageInfo: {
          hasNextPage: end < open.length,
          hasPreviousPage: start > 0,
          endCursor: end === start ? null : String(end - 1),
          startCursor: String(start),
        },
        nodes: open.slice(start, end).map((one) => pullOf(found, one)),
      };
    },
  };
}

async function objectOf({ store }: ForgeRepository, name: string) {
  const id = await objectId(store, name);
  const found = id === undefined ? undefined : await store.objects?.read(id);
  if (found === undefined) return null;
  const { bytes } = found;
  const isBinary = bytes.subarray(0, 8000).includes(0);
  return {
    __typename: found.type === 'blob' ? 'Blob' : found.type === 'tree' ? 'Tree' : 'Commit',
    oid: found.id,
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > textMax,
    text: isBinary ? null : bytes.subarray(0, textMax).toString('utf8'),
  };
}

async function pullOf(repository: ForgeRepository, one: Pull) {
  const changes = await changesOf(repository, one);
  return {
    number: one.number,
    title: one.title,
    headRefName: one.pull.head.ref,
    headRefOid: one.pull.head.sha,
    isCrossRepository: false,
    updatedAt: iso(one.updatedAt),
    author: { __typename: 'User', login: one.user.login, name: one.user.name },
    labels: ({ first }: { first: number }) => ({
      nodes: one.labels.slice(0, first).map(({ name }) => ({ name })),
    }),
    files: ({ first }: { first: number }) => ({
      totalCount: changes.length,
      nodes: changes.slice(0, first).map(({ path, status }) => ({ path, changeType: changeTypes[status] })),
    }),
  };
}

const changeTypes = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  changed: 'CHANGED',
} as const;
