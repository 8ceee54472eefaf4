import { ForgeFault } from './forge.ts';
import type { Comment, Forge, ForgeAccess, Issue, Protection, Review, TreeFile } from './forge.ts';
import {
  account,
  changedFile,
  comment,
  commit,
  issue,
  pullSummary,
  review,
  runCheck,
  statusCheck,
} from './github-answers.ts';
import { GitHubClient } from './github-client.ts';
import { protectionOf } from './github-protection.ts';

const events = { approve: 'APPROVE', 'request-changes': 'REQUEST_CHANGES', comment: 'COMMENT' } as const;
const given = { approve: 'approved', 'request-changes': 'changes-requested', comment: 'commented' } as const;

/**
 * An empty list for resources that an older GitHub Enterprise Server does not have, or that the token may not see.
 */
function noneIfHidden(error: unknown): [] {
  if (error instanceof ForgeFault && (error.kind === 'missing' || error.kind === 'forbidden')) return [];
  throw error;
}

/** A repository on GitHub, or on a GitHub Enterprise Server. */
export function github(access: ForgeAccess): Forge {
  const client = new GitHubClient(access);

  const viewer = async () => {
    const { data, headers } = await client.get('GET /user', {});
    // Fine-grained tokens have individual rights, which GitHub does not report.
    const scopes = (headers as Record<string, unknown>)['x-oauth-scopes'];
    return {
      id: Number(data.id),
      login: data.login,
      isBot: data.type === 'Bot',
      ...(typeof scopes === 'string' && {
        scopes: scopes
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      }),
    };
  };

  const reviews = async (number: number): Promise<Review[]> => {
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
    const all = await client.all(route, { pull_number: number }, (page) => page.map(review));
    return all.filter((one) => one !== undefined);
  };

  const comments = (number: number): Promise<Comment[]> =>
    client.all('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, (page) =>
      page.map(comment),
    );

  /** GitHub counts pull requests among the issues. */
  const issues = async (label: string): Promise<Issue[]> => {
    const route = 'GET /repos/{owner}/{repo}/issues';
    return client.all(route, { labels: label, state: 'all' }, (page) =>
      page.filter((one) => one.pull_request === undefined).map(issue),
    );
  };

  const listing = async (tree: string, isDeep: boolean) => {
    const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
    const { data } = await client.get(route, { tree_sha: tree, ...(isDeep && { recursive: '1' }) });
    return data;
  };

  /** The files of a folder. GitHub truncates a long recursive listing, which is then read folder by folder. */
  const below = async (tree: string, path: string, into: Map<string, TreeFile>): Promise<void> => {
    const deep = await listing(tree, true);
    const { tree: items } = deep.truncated ? await listing(tree, false) : deep;
    for (const item of items) {
      const full = path === '' ? item.path : `${path}/${item.path}`;
      if (item.type === 'blob') into.set(full, { mode: item.mode, blob: item.sha });
      else if (item.type === 'tree' && deep.truncated) await below(item.sha, full, into);
    }
  };

  return {
    kind: 'github',
    viewer,
    reviews,
    comments,
    issues,

    repository: async () => {
      const { data } = await client.get('GET /repos/{owner}/{repo}', {});
      const may = data.permissions;
      return {
        id: Number(data.id),
        fullName: data.full_name,
        url: data.html_url,
        isPrivate: data.private,
        isArchived: data.archived,
        defaultBranch: data.default_branch,
        may: { read: may?.pull ?? false, write: may?.push ?? false, administer: may?.admin ?? false },
        merges: {
          merge: data.allow_merge_commit,
          squash: data.allow_squash_merge,
          rebase: data.allow_rebase_merge,
        },
        deletesMergedBranches: data.delete_branch_on_merge,
      };
    },

    openPulls: (base) =>
      client.all('GET /repos/{owner}/{repo}/pulls', { state: 'open', base }, (page) => page.map(pullSummary)),

    pull: async (number) => {
      const named = { pull_number: number };
      const { data } = await client.get('GET /repos/{owner}/{repo}/pulls/{pull_number}', named);
      const files = await client.all('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', named, (page) =>
        page.map(changedFile),
      );
      if (files.length < data.changed_files)
        throw new ForgeFault(
          'refused',
          `Pull request #${String(number)} changes ${String(data.changed_files)} files, and GitHub names only ${String(files.length)} of them. Split it.`,
        );
      return { ...pullSummary(data), body: data.body ?? '', isMergeable: data.mergeable ?? undefined, files };
    },

    submitReview: async (number, { verdict, body, commit: seen }) => {
      const named = { pull_number: number };
      const asked = { ...named, event: events[verdict], body, commit_id: seen };
      const read = (answer: Parameters<typeof review>[0]) => {
        const done = review(answer);
        if (done === undefined) throw new ForgeFault('refused', 'GitHub kept the review as a draft.');
        return done;
      };
      return client.write('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', asked, read, async () => {
        const self = await viewer();
        return (await reviews(number)).findLast(
          (one) =>
            one.by?.id === self.id &&
            one.commit === seen &&
            one.body === body &&
            one.state === given[verdict],
        );
      });
    },

    createComment: (number, body) =>
      client.write(
        'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
        { issue_number: number, body },
        comment,
        async () => (await comments(number)).findLast((one) => one.body === body),
      ),

    updateComment: (id, body) =>
      client.write(
        'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
        { comment_id: id, body },
        comment,
        async () => {
          const { data } = await client.get('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            comment_id: id,
          });
          return data.body === body ? comment(data) : undefined;
        },
      ),

    createIssue: ({ title, body, label }) =>
      client.write('POST /repos/{owner}/{repo}/issues', { title, body, labels: [label] }, issue, async () =>
        (await issues(label)).find((one) => one.title === title && one.body === body),
      ),

    updateIssue: async (number, { title, body, isOpen }) => {
      const change = {
        ...(title !== undefined && { title }),
        ...(body !== undefined && { body }),
        ...(isOpen !== undefined && { state: isOpen ? ('open' as const) : ('closed' as const) }),
      };
      await client.write(
        'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
        { issue_number: number, ...change },
        () => true,
        // Said twice, it says the same.
        () => Promise.resolve(undefined),
      );
    },

    account: async (id) => {
      const found = await client.find('GET /user/{account_id}', { account_id: id });
      return found && account(found.data);
    },

    mayWrite: async ({ login }) => {
      const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
      const rights = await client.find(route, { username: login });
      return ['admin', 'write'].includes(rights?.data.permission ?? '');
    },

    hasSecret: async (name) => {
      const route = 'GET /repos/{owner}/{repo}/actions/secrets/{secret_name}';
      return (await client.find(route, { secret_name: name })) !== undefined;
    },

    variable: async (name) =>
      (await client.find('GET /repos/{owner}/{repo}/actions/variables/{name}', { name }))?.data.value,

    hostedSite: async () => {
      const pages = await client.find('GET /repos/{owner}/{repo}/pages', {});
      return (
        pages && { url: pages.data.html_url ?? '', isBuiltByWorkflow: pages.data.build_type === 'workflow' }
      );
    },

    protection: async (branch): Promise<Protection> => {
      const named = { branch };
      const { data } = await client.get('GET /repos/{owner}/{repo}/branches/{branch}', named);
      const full = await client.find('GET /repos/{owner}/{repo}/branches/{branch}/protection', named);
      const rules = await client
        .all('GET /repos/{owner}/{repo}/rules/branches/{branch}', named, (page) => page)
        .catch(noneIfHidden);
      return protectionOf(data.protected, full?.data, rules);
    },

    checks: async (ref) => {
      const statuses = await client.all('GET /repos/{owner}/{repo}/commits/{ref}/status', { ref }, (page) =>
        page.statuses.map(statusCheck),
      );
      const runs = await client.all('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref }, (page) =>
        page.check_runs.map(runCheck),
      );
      return [...statuses, ...runs];
    },

    compare: async (base, head) => {
      let mergeBase = '';
      let count = 0;
      const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
      const commits = await client.all(route, { basehead: `${base}...${head}` }, (page) => {
        mergeBase = page.merge_base_commit.sha;
        count = page.total_commits;
        return page.commits.map(commit);
      });
      if (commits.length < count)
        throw new ForgeFault(
          'refused',
          `GitHub names only ${String(commits.length)} of the ${String(count)} commits between ${base} and ${head}.`,
        );
      return { mergeBase, commits };
    },

    commits: async (from, path) => {
      const { data } = await client.get('GET /repos/{owner}/{repo}/commits', {
        sha: from,
        ...(path !== '' && { path }),
        per_page: 100,
      });
      return data.map(commit);
    },

    tree: async (of, folder) => {
      let tree = of;
      for (const step of folder.split('/').filter(Boolean)) {
        const { tree: items } = await listing(tree, false);
        const found = items.find((item) => item.path === step && item.type === 'tree');
        if (found === undefined) return new Map();
        tree = found.sha;
      }
      const files = new Map<string, TreeFile>();
      await below(tree, folder, files);
      return files;
    },

    blob: async (id) => {
      const { data } = await client.get('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: id });
      if (data.encoding !== 'base64')
        throw new ForgeFault('refused', 'The forge gave the bytes of a file in a way that is not known.');
      return Uint8Array.from(atob(data.content.replace(/\s+/g, '')), (sign) => sign.charCodeAt(0));
    },
  };
}
