import { join } from 'node:path';
import { Clock } from './clock.ts';
import { Failures } from './failures.ts';
import { createStore } from './git/store.ts';
import { ForgeRepository } from './repository.ts';
import type { RepositorySettings } from './repository.ts';
import type { Role } from './role.ts';
import { ghost, webFlow } from './user.ts';
import type { Token, User } from './user.ts';

export interface NewUser {
  name?: string | null;
  email?: string | null;
  type?: User['type'];
  /** Logins of the members of an organisation. */
  members?: readonly string[];
}

export interface NewToken {
  /** Of a classic token; only `repo` by default. */
  scopes?: string[];
  /** Of a fine-grained token, in place of scopes. */
  permissions?: Record<string, 'read' | 'write'>;
}

export interface NewRepository {
  /** The first commit's files, by path. */
  files: Record<string, string | Buffer>;
  isPrivate?: boolean;
  /** The roles of people, by login. */
  collaborators?: Record<string, Role>;
  settings?: Partial<RepositorySettings>;
}

/** The whole state of the forge. Its addresses begin with `url`. */
export class Forge {
  readonly folder: string;
  readonly url: string;
  readonly clock = new Clock();
  readonly failures = new Failures();
  readonly users: User[] = [ghost, webFlow].map((user) => ({ ...user }));
  readonly tokens = new Map<string, Token>();
  readonly repositories: ForgeRepository[] = [];
  /** How often a pull request is read after each push before the forge knows whether it can be merged. */
  unsettledReads = 0;
  /** The user of a review whose account was deleted: GitHub's schema allows both, and both have been seen. */
  deletedReviewer: 'ghost' | 'null' = 'null';
  /** The maximum number of items in a recursive tree; GitHub's is 100,000. */
  deepTreeItems = 100_000;
  /** The same for a single folder. */
  flatTreeItems = 100_000;
  /** Whether it answers GraphQL, as GitHub does and a proxy in front of it may not. */
  hasGraphql = true;
  /** Unexpected errors of the forge itself: there should be none. */
  readonly crashes: Error[] = [];
  #lastId = 20_000;

  constructor(folder: string, url: string) {
    this.folder = folder;
    this.url = url;
  }

  get apiRoot(): string {
    return `${this.url}/api/v3`;
  }

  nextId(): number {
    return ++this.#lastId;
  }

  /** A user that was not deleted. */
  user(login: string): User | undefined {
    return this.users.find((one) => !one.isDeleted && one.login.toLowerCase() === login.toLowerCase());
  }

  addUser(login: string, { name = null, email = null, type = 'User', members = [] }: NewUser = {}): User {
    const ids = members.flatMap((member) => this.user(member)?.id ?? []);
    const user: User = {
      id: this.nextId(),
      login,
      name,
      email,
      type,
      createdAt: this.clock.now(),
      members: new Set(ids),
      isDeleted: false,
    };
    this.users.push(user);
    return user;
  }

  /** Changes a user's login; the id stays, and the old login is no longer found. */
  renameUser(login: string, to: string): void {
    this.#known(login).login = to;
  }

  /** Deletes a user's account; what they wrote stays. */
  deleteUser(login: string): void {
    const user = this.#known(login);
    user.isDeleted = true;
    for (const token of this.tokens.values()) if (token.user === user) this.tokens.delete(token.value);
    for (const { collaborators } of this.repositories) collaborators.delete(user.id);
  }

  /** @returns the token, as sent after `Authorization: Bearer` */
  addToken(login: string, { scopes = ['repo'], permissions }: NewToken = {}): string {
    const user = this.#known(login);
    const kind = permissions === undefined ? 'ghp' : 'github_pat';
    const value = `${kind}_${login}${String(this.nextId())}`;
    this.tokens.set(value, {
      value,
      user,
      scopes: permissions === undefined ? scopes : undefined,
      permissions: permissions ?? {},
      limit: { limit: 5000, used: 0, resetAt: new Date(0) },
    });
    return value;
  }

  /** Makes a repository with one commit. An unknown owner becomes an organisation. */
  async addRepository(
    fullName: string,
    { files, isPrivate = false, collaborators = {}, settings = {} }: NewRepository,
  ): Promise<ForgeRepository> {
    const [login = '', name = ''] = fullName.split('/');
    const owner = this.user(login) ?? this.addUser(login, { type: 'Organization' });
    const store = await createStore(join(this.folder, 'repositories', String(this.nextId())));
    const repository = new ForgeRepository(this, store, owner, name, isPrivate);
    Object.assign(repository.settings, settings);
    for (const [who, role] of Object.entries(collaborators))
      repository.collaborators.set(this.#known(who).id, role);
    this.repositories.push(repository);
    await repository.commit(repository.defaultBranch, files, { message: 'Initial commit' });
    return repository;
  }

  repository(owner: string, name: string): ForgeRepository | undefined {
    const fullName = `${owner}/${name}`.toLowerCase();
    return this.repositories.find((one) => one.fullName.toLowerCase() === fullName);
  }

  #known(login: string): User {
    const user = this.user(login);
    if (user === undefined) throw new Error(`the forge has no user ${login}`);
    return user;
  }
}
