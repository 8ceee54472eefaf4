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
  /** The repository and what the token may do in it. */
  repository(): Promise<RepositoryFacts>;
  /** Whose token it is. */
  viewer(): Promise<Viewer>;
  /** The open pull requests that lead to a branch, the newest first. */
  openPulls(base: string): Promise<PullSummary[]>;
  /** One pull request, with the files that it changes. @throws ForgeFault `missing` where there is none of that number */
  pull(number: number): Promise<Pull>;
  /** All that was said of a pull request with a verdict or without, the oldest first. What is not handed in is left out. */
  reviews(number: number): Promise<Review[]>;
  /**
   * Hands a review in.
   * @param commit what the reviewer saw: a head that moved since then gets no approval by mistake
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
  /** What programs said of a commit: builds, previews. */
  checks(commit: string): Promise<Check[]>;
  /** Where two commits went different ways, and the commits that the second has and the first has not, oldest first. */
  compare(base: string, head: string): Promise<Comparison>;
  /** The commits up to `from` that changed a file (`''` for all), the newest first: at most a hundred. */
  commits(from: string, path: string): Promise<Commit[]>;
  /** The files of a commit below a folder (`''` for all), by path inside the repository. */
  tree(commit: string, folder: string): Promise<ReadonlyMap<string, TreeFile>>;
  /** The bytes of a file, by its blob's id. */
  blob(id: string): Promise<Uint8Array>;
}

/** What it takes to speak to a forge. */
export interface ForgeAccess {
  /** `https://api.github.com`, or a house's own, without a slash at its end. */
  api: string;
  /** `olga/site` */
  repository: string;
  /** Shown to the forge and to nobody else. Without it only what is public can be read. */
  token?: string | undefined;
  /** How long to wait for one answer, in milliseconds; 20 seconds, or 2 minutes for a file, where it is not said. */
  timeout?: number;
  /** Waits that many milliseconds. For tests, which have no time. */
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
  /** Stays the same when the repository takes another name. */
  id: number;
  /** `olga/site` as it is called today. */
  fullName: string;
  /** The address of its page. */
  url: string;
  isPrivate: boolean;
  isArchived: boolean;
  defaultBranch: string;
  /** What the token's owner may do; all false for nobody in particular. */
  may: { read: boolean; write: boolean; administer: boolean };
  /** Undefined where the forge does not tell this viewer. */
  merges: { merge?: boolean | undefined; squash?: boolean | undefined; rebase?: boolean | undefined };
  deletesMergedBranches?: boolean | undefined;
}

/** An account, by the number that stays when its name changes. */
export interface Account {
  id: number;
  /** For people to read, and for nothing else: it may be somebody else's tomorrow. */
  login: string;
  isBot: boolean;
}

interface Viewer extends Account {
  /** What the token may do; undefined where the forge does not say, as of fine-grained tokens and those of workflows. */
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
    /** Another repository, or one that was deleted. */ isFork: boolean;
  };
  base: { branch: string; commit: string };
  createdAt: string;
  updatedAt: string;
  /** The commit on the base branch that has it. */
  mergedAs?: string | undefined;
}

export interface Pull extends PullSummary {
  body: string;
  /** Undefined where the forge still thinks about it, or the pull request is closed. */
  isMergeable: boolean | undefined;
  /** What it changes, from where it left the base branch. */
  files: readonly ChangedFile[];
}

export interface ChangedFile {
  /** Path inside the repository. */
  path: string;
  change: 'added' | 'changed' | 'deleted' | 'renamed';
  /** Its earlier path, where it was renamed. */
  before?: string | undefined;
  additions: number;
  deletions: number;
  /** The change as a unified diff; absent where it is no text, or too long for the forge. */
  patch?: string | undefined;
}

export interface Review {
  id: number;
  /** Undefined where the account was deleted. */
  by: Account | undefined;
  state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  body: string;
  /** What was looked at; null where the forge no longer knows. */
  commit: string | null;
  /** When it was handed in. */
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
 * How a branch is guarded. Only who administers the repository is told; for others `isKnown` is false and all that is
 * said is whether it is protected at all.
 */
export interface Protection {
  isProtected: boolean;
  isKnown: boolean;
  /** Whether administrators are held to it, as far as is told. */
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

/** Who wrote a commit, as far as the forge knows: the author, and those whom its message names beside them. */
export interface Commit {
  id: string;
  parents: readonly string[];
  authors: readonly {
    /** The number of the account, where the address belongs to one. */
    account?: number | undefined;
    /** As committed; for matching with the addresses that Colophon itself writes, and for nothing else. */
    address: string;
  }[];
}

export interface TreeFile {
  /** In octal; a plain file is 100644 or 100755. */
  mode: string;
  blob: string;
}

/** What went wrong between us and the forge. */
export type FaultKind =
  /** Nobody answers, or in time; or the forge has a fault of its own. */
  | 'unreachable'
  /** The forge asked to wait longer than anybody would. */
  | 'busy'
  /** The token is none, or no longer one. */
  | 'login'
  /** The forge says no, or says nothing: it hides what the token may not see. */
  | 'missing'
  | 'forbidden'
  /** What was asked for cannot be, as with an approval of one's own pull request; the words are the forge's. */
  | 'refused'
  /** A write was sent and its answer lost, so that nobody knows whether it was done. */
  | 'uncertain';

/** @property message what happened and what to do, as sentences; never with the token in them */
export class ForgeFault extends Error {
  readonly kind: FaultKind;
  /** Of the forge's answer, where there was one. */
  readonly status: number | undefined;

  constructor(kind: FaultKind, message: string, status?: number) {
    super(message);
    this.name = 'ForgeFault';
    this.kind = kind;
    this.status = status;
  }
}
