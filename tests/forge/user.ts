/** An account. Its id is for ever; its login is not. */
export interface User {
  id: number;
  login: string;
  name: string | null;
  /** The address that everybody may see. */
  email: string | null;
  type: 'User' | 'Organization' | 'Bot';
  createdAt: Date;
  /** Of an organisation: the ids of who belongs to it. */
  members: Set<number>;
  /** What it has written stays, under the name of a ghost. */
  isDeleted: boolean;
}

/** Who stands where an account was deleted, with the id that it has on github.com. */
export const ghost: User = {
  id: 10137,
  login: 'ghost',
  name: 'Deleted user',
  email: null,
  type: 'User',
  createdAt: new Date('2008-05-13T06:14:25Z'),
  members: new Set(),
  isDeleted: false,
};

/** Who commits what is merged on the web. */
export const webFlow: User = {
  ...ghost,
  id: 19864447,
  login: 'web-flow',
  name: 'GitHub Web Flow',
  email: 'noreply@github.com',
  createdAt: new Date('2016-06-10T00:01:48Z'),
};

/** The address in commits that GitHub makes for somebody. */
export function commitEmail({ id, login, email }: User): string {
  return email ?? `${String(id)}+${login}@users.noreply.github.com`;
}

export function commitName({ name, login }: User): string {
  return name ?? login;
}

/** What somebody may do who has it, and which part of whose rights it is. */
export interface Token {
  value: string;
  user: User;
  /** Of a classic or OAuth token, such as `repo`; undefined where the token is fine-grained. */
  scopes: string[] | undefined;
  /** Of a fine-grained token, such as `contents: 'write'`. */
  permissions: Record<string, 'read' | 'write'>;
  limit: RateLimit;
}

export interface RateLimit {
  limit: number;
  used: number;
  resetAt: Date;
}
