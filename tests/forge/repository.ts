import type { Repository } from '../../src/lib/git/repository.ts';
import type { CheckRun, Status } from './check.ts';
import type { Forge } from './forge.ts';
import type { Commit } from './git/commit.ts';
import { commitOf } from './git/commit.ts';
import { importFiles } from './git/import.ts';
import { objectId } from './git/store.ts';
import { isPull } from './issue.ts';
import type { Issue, Label, Pull } from './issue.ts';
import type { Protection } from './protection.ts';
import { noticeMoves } from './moves.ts';
import { notFound } from './refusal.ts';
import type { Role } from './role.ts';
import type { User } from './user.ts';
import { commitEmail, commitName } from './user.ts';
import { iso } from './clock.ts';

/** The settings that an owner changes on GitHub's page. */
export interface RepositorySettings {
  description: string | null;
  deleteBranchOnMerge: boolean;
  allowMergeCommit: boolean;
  allowSquashMerge: boolean;
}

/** A repository on the forge: git's objects on the disk, and what people said about them. */
export class ForgeRepository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly createdAt: Date;
  readonly store: Repository;
  readonly forge: Forge;
  readonly defaultBranch = 'main';
  readonly collaborators = new Map<number, Role>();
  readonly labels: Label[] = [];
  readonly issues: Issue[] = [];
  /** By branch. */
  readonly protections = new Map<string, Protection>();
  readonly statuses: Status[] = [];
  readonly checkRuns: CheckRun[] = [];
  /** The address of the site that GitHub Pages publishes from it. */
  pages: { address: string; status: 'built' | 'building' | 'errored' } | undefined;
  /** Names of the secrets of workflows. */
  readonly secrets = new Set<string>();
  /** Variables of workflows. */
  readonly variables = new Map<string, string>();
  settings: RepositorySettings = {
    description: null,
    deleteBranchOnMerge: false,
    allowMergeCommit: true,
    allowSquashMerge: true,
  };
  pushedAt: Date;

  constructor(forge: Forge, store: Repository, owner: User, name: string, isPrivate: boolean) {
    this.forge = forge;
    this.id = forge.nextId();
    this.store = store;
    this.owner = owner;
    this.name = name;
    this.isPrivate = isPrivate;
    this.createdAt = forge.clock.now();
    this.pushedAt = this.createdAt;
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`;
  }

  /** The role of a user; undefined if the user may not know that the repository exists. */
  roleOf(user: User | undefined): Role | undefined {
    const given = user && (user.id === this.owner.id ? 'admin' : this.collaborators.get(user.id));
    return given ?? (this.isPrivate ? undefined : 'read');
  }

  /** GitHub's word for the relation of a user to the repository. */
  associationOf(user: User): string {
    if (user.id === this.owner.id) return 'OWNER';
    if (this.owner.members.has(user.id)) return 'MEMBER';
    if (this.collaborators.has(user.id)) return 'COLLABORATOR';
    const contributed = this.pulls.some((one) => one.pull.merged && one.user.id === user.id);
    return contributed ? 'CONTRIBUTOR' : 'NONE';
  }

  get pulls(): Pull[] {
    return this.issues.filter(isPull);
  }

  /** @throws Refusal if there is no such issue */
  issue(number: number): Issue {
    const found = this.issues.find((one) => one.number === number);
    if (found === undefined) throw notFound();
    return found;
  }

  /** @throws Refusal if there is no such pull request */
  pull(number: number): Pull {
    const found = this.issue(number);
    if (!isPull(found)) throw notFound();
    return found;
  }

  /** The commit that a branch points to. */
  branchHead(branch: string): Promise<string | undefined> {
    return objectId(this.store, `refs/heads/${branch}`);
  }

  /** The label with this name, created if there is none. */
  label(name: string): Label {
    const known = this.labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (known !== undefined) return known;
    const label = { id: this.forge.nextId(), name, color: 'ededed', description: null };
    this.labels.push(label);
    return label;
  }

  /**
   * Commits files onto a branch, as if pushed by somebody with all rights.
   * @param files by path; null removes a file
   * @param from the branch from which a new one begins
   */
  async commit(
    branch: string,
    files: Record<string, string | Buffer | null>,
    {
      by = this.owner,
      message = 'Change',
      from = branch,
    }: { by?: User; message?: string; from?: string } = {},
  ): Promise<Commit> {
    const before = await this.branchHead(branch);
    const author = { name: commitName(by), email: commitEmail(by), date: iso(this.forge.clock.now()) };
    const parent = before ?? (await this.branchHead(from));
    await importFiles(this.store, branch, { files, parent, author, message });
    const to = (await this.branchHead(branch)) ?? '';
    await noticeMoves(this, [{ ref: `refs/heads/${branch}`, from: before, to }], by);
    return commitOf(this.store, to);
  }
}
