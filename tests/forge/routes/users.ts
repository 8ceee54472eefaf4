import { Hono } from 'hono';
import { privateUser, publicUser } from '../answers/user.ts';
import { numberIn, someone } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { notFound } from '../refusal.ts';
import type { User } from '../user.ts';

export const users = new Hono<ForgeEnv>();

users.get('/user', (asked) => asked.json(privateUser(asked.get('forge'), someone(asked))));

users.get('/users/:username', (asked) => answer(asked, asked.get('forge').user(asked.req.param('username'))));

users.get('/user/:account_id', (asked) => {
  const id = numberIn(asked, 'account_id');
  return answer(
    asked,
    asked.get('forge').users.find((one) => one.id === id && !one.isDeleted),
  );
});

function answer(asked: Asked, user: User | undefined): Response {
  if (user === undefined) throw notFound();
  return asked.json(publicUser(asked.get('forge'), user));
}
