/** An account. Its id never changes, but its login may. */
export interface User {
  id: number;
  login: string;
  name: string | null;
  /** The public e-mail address. */
  email: string | null;
  type: 'User' | 'Organization' | 'Bot';
  createdAt: Date;
  /** For an organisation: the ids of its members. */
  members: Set<number>;
  /** A deleted account; what it wrote stays, under the name of the ghost. */
  isDeleted: boolean;
}

/** The user shown for a deleted account, with its id on github.com. */
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

/** The committer of merges on the web. */
export const webFlow: User = {
  ...ghost,
  id: 19864447,
  login: 'web-flow',
  name: 'GitHub Web Flow',
  email: 'noreply@github.com',
  createdAt: new Date('2016-06-10T00:01:48Z'),
};

/** The address that GitHub makes for a user's commits. */
export function commitEmail({ id, login, email }: User): string {
  return email ?? `${String(id)}+${login}@users.noreply.github.com`;
}

export function commitName({ name, login }: User): string {
  return name ?? login;
}

/** A token: whose it is, and which of their rights it has. */
export interface Token {
  value: string;
  user: User;
  /** Of a classic or OAuth token, such as `repo`; undefined for a fine-grained one. */
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
