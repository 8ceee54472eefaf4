import type { ForgeKind } from '../model/forge.ts';

/**
 * What Colophon asks of a forge: the reviews of a pull request and what they were about, comments and issues, and how
 * well the repository is set up. One forge is one file beside this one that makes such an object for one repository; it
 * uses nothing but `fetch`, so that the review page can do so in the browser. It is registered in services.ts.
 *
 * Whatever goes wrong on the way is a {@link ForgeFault}, in words for people. Lists are whole or they fail: none ends
 * early without a word. Moments are the forge's own, ISO in UTC to the second.
 */
export interface Forge {
  readonly kind: ForgeKind;
  /** The repository, and what the token may do in it. */
  repository(): Promise<RepositoryFacts>;
  /** The account that the token belongs to. */
  viewer(): Promise<Viewer>;
  /** The open pull requests into a branch, the newest first. */
  openPulls(base: string): Promise<PullSummary[]>;
  /** One pull request with its changed files. @throws ForgeFault `missing` where there is none with that number */
  pull(number: number): Promise<Pull>;
  /** All submitted reviews of a pull request, the oldest first. */
  reviews(number: number): Promise<Review[]>;
  /**
   * Submits a review.
   * @param commit what the reviewer saw: if the head has moved since, it is not approved by mistake
   */
  submitReview(number: number, review: NewReview): Promise<Review>;
  /** The comments below a pull request, the oldest first. */
  comments(number: number): Promise<Comment[]>;
  createComment(number: number, body: string): Promise<Comment>;
  updateComment(id: number, body: string): Promise<Comment>;
  /** All issues with a label, closed ones too. */
  issues(label: string): Promise<Issue[]>;
  /** Opens an issue; where the answer was lost, it is looked for before it is opened again. */
  createIssue(issue: NewIssue): Promise<Issue>;
  updateIssue(number: number, change: Partial<Pick<Issue, 'title' | 'body' | 'isOpen'>>): Promise<void>;
  /** An account, by its number; undefined where there is none, or none that the token may see. */
  account(id: number): Promise<Account | undefined>;
  /** Whether somebody may write to the repository, so that their reviews count. */
  mayWrite(account: Account): Promise<boolean>;
  /** Whether the workflows have a secret of this name; false also where the token is not told. */
  hasSecret(name: string): Promise<boolean>;
  /** A variable of the workflows; undefined where there is none, or the token is not told. */
  variable(name: string): Promise<string | undefined>;
  /** The site that the forge itself serves; undefined where it serves none, or the token is not told. */
  hostedSite(): Promise<HostedSite | undefined>;
  /** How a branch is guarded; see {@link Protection} for what is not known. */
  protection(branch: string): Promise<Protection>;
  /** The results of checks of a commit: builds, previews. */
  checks(commit: string): Promise<Check[]>;
  /** The merge base of two commits, and the commits that only the second one has, oldest first. */
  compare(base: string, head: string): Promise<Comparison>;
  /** The commits up to `from` that changed a file (`''` for all), the newest first: at most a hundred. */
  commits(from: string, path: string): Promise<Commit[]>;
  /** The files of a commit below a folder (`''` for all), by path inside the repository. */
  tree(commit: string, folder: string): Promise<ReadonlyMap<string, TreeFile>>;
  /** The bytes of a file, by its blob id. */
  blob(id: string): Promise<Uint8Array>;
}

/** Connection to a forge. */
export interface ForgeAccess {
  /** `https://api.github.com`, or that of an own server, without a slash at the end. */
  api: string;
  /** `olga/site` */
  repository: string;
  /** Sent to the forge only. Without it, only public data can be read. */
  token?: string | undefined;
  /** Timeout of one request in milliseconds; default: 20 seconds, or 2 minutes for a file. */
  timeout?: number;
  /** Waits for this many milliseconds; replaced in tests. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** What is known of a kind of forge before one of them is asked. */
export interface ForgeService {
  open: (access: ForgeAccess) => Forge;
  /** What its own workflows have in their environment. */
  environment: (env: Record<string, string | undefined>) => {
    [K in 'api' | 'repository' | 'token']: string | undefined;
  };
  /** Where people read the number of an account. */
  numberOf: string;
}

export interface RepositoryFacts {
  /** Stays the same when the repository is renamed. */
  id: number;
  /** `olga/site`, its current name. */
  fullName: string;
  /** The address of its page. */
  url: string;
  isPrivate: boolean;
  isArchived: boolean;
  defaultBranch: string;
  /** What the token's owner may do; all false without a token. */
  may: { read: boolean; write: boolean; administer: boolean };
  /** Undefined where the forge does not tell this user. */
  merges: { merge?: boolean | undefined; squash?: boolean | undefined; rebase?: boolean | undefined };
  deletesMergedBranches?: boolean | undefined;
}

/** An account, identified by its number, which stays the same when its name changes. */
export interface Account {
  id: number;
  /** Only to be shown: the name may belong to somebody else tomorrow. */
  login: string;
  isBot: boolean;
}

interface Viewer extends Account {
  /**
   * What the token may do; undefined where the forge does not say, as for fine-grained tokens and those of workflows.
   */
  scopes?: readonly string[] | undefined;
}

export interface PullSummary {
  number: number;
  title: string;
  /** The address of its page. */
  url: string;
  /** Undefined where the account was deleted. */
  author: Account | undefined;
  isDraft: boolean;
  state: 'open' | 'closed' | 'merged';
  labels: readonly string[];
  head: {
    branch: string;
    commit: string;
    /** Whether it is in another repository, or in one that was deleted. */
    isFork: boolean;
  };
  base: { branch: string; commit: string };
  createdAt: string;
  updatedAt: string;
  /** The commit on the base branch that contains it. */
  mergedAs?: string | undefined;
}

export interface Pull extends PullSummary {
  body: string;
  /** Undefined while the forge is still computing it, and for a closed pull request. */
  isMergeable: boolean | undefined;
  /** Its changes since it left the base branch. */
  files: readonly ChangedFile[];
}

export interface ChangedFile {
  /** Path inside the repository. */
  path: string;
  change: 'added' | 'changed' | 'deleted' | 'renamed';
  /** Its previous path, if it was renamed. */
  before?: string | undefined;
  additions: number;
  deletions: number;
  /** The change as a unified diff; undefined for a binary file, or where it is too long for the forge. */
  patch?: string | undefined;
}

export interface Review {
  id: number;
  /** Undefined where the account was deleted. */
  by: Account | undefined;
  state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  body: string;
  /** The commit that was reviewed; null where the forge no longer knows. */
  commit: string | null;
  /** When it was submitted. */
  at: string;
  /** The address of the review on the forge's page. */
  url: string;
}

interface NewReview {
  verdict: 'approve' | 'request-changes' | 'comment';
  body: string;
  commit: string;
}

export interface Comment {
  id: number;
  by: Account | undefined;
  body: string;
  url: string;
}

export interface Issue {
  number: number;
  title: string;
  /** With the line ends of a text of ours. */
  body: string;
  isOpen: boolean;
}

interface NewIssue {
  title: string;
  body: string;
  label: string;
}

interface HostedSite {
  /** The address at which it is shown. */
  url: string;
  /** Whether it is what the workflow builds, and not the files of a branch. */
  isBuiltByWorkflow: boolean;
}

/**
 * The protection of a branch. Only administrators of the repository are told; for others `isKnown` is false, and only
 * `isProtected` is certain.
 */
export interface Protection {
  isProtected: boolean;
  isKnown: boolean;
  /** Whether it applies to administrators, if known. */
  forAdmins?: boolean;
  approvals?: { count: number; dismissesStale: boolean; codeOwners: boolean } | undefined;
  /** Names of checks that must have passed. */
  checks?: readonly string[];
  isUpToDateAsked?: boolean;
  allowsForce?: boolean;
  allowsDeletion?: boolean;
}

export interface Check {
  name: string;
  state: 'success' | 'failure' | 'pending' | 'neutral';
  /** Where to read more. */
  url?: string | undefined;
  description?: string | undefined;
}

export interface Comparison {
  mergeBase: string;
  commits: readonly Commit[];
}

/** The authors of a commit, as far as the forge knows: the author, and co-authors named in its message. */
export interface Commit {
  id: string;
  parents: readonly string[];
  authors: readonly {
    /** The account's number, where the address belongs to one. */
    account?: number | undefined;
    /** As committed; only to be compared with addresses that Colophon itself writes. */
    address: string;
  }[];
}

export interface TreeFile {
  /** Octal; a plain file is 100644 or 100755. */
  mode: string;
  blob: string;
}

/** The kinds of failures. */
export type FaultKind =
  /** No answer, or none in time; or an error of the forge itself. */
  | 'unreachable'
  /** The forge asks for a longer wait than is reasonable. */
  | 'busy'
  /** The token is invalid or has expired. */
  | 'login'
  /** Not found, or hidden because the token may not see it. */
  | 'missing'
  | 'forbidden'
  /** The request is not possible, for example approving one's own pull request; the message is the forge's. */
  | 'refused'
  /** A write was sent but its answer was lost, so nobody knows whether it was done. */
  | 'uncertain';

/** @property message what happened and what to do, as sentences; never contains the token */
export class ForgeFault extends Error {
  readonly kind: FaultKind;
  /** HTTP status of the forge's answer, if there was one. */
  readonly status: number | undefined;

  constructor(kind: FaultKind, message: string, status?: number) {
    super(message);
    this.name = 'ForgeFault';
    this.kind = kind;
    this.status = status;
  }
}
