import type { ForgeRepository } from './repository.ts';
import type { User } from './user.ts';

export type StatusState = 'error' | 'failure' | 'pending' | 'success';

/** The result of a check for a commit. */
export interface Status {
  id: number;
  sha: string;
  state: StatusState;
  context: string;
  description: string | null;
  targetUrl: string | null;
  creator: User;
  at: Date;
}

/** The same in GitHub's newer form, which only an app may write. */
export interface CheckRun {
  id: number;
  sha: string;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | null;
  detailsUrl: string | null;
  at: Date;
}

/** The newest status of each context, as counted by the combined status. */
export function latestStatuses({ statuses }: ForgeRepository, sha: string): Status[] {
  const last = new Map<string, Status>();
  for (const status of statuses) if (status.sha === sha) last.set(status.context, status);
  return [...last.values()];
}

export function combinedState(statuses: readonly Status[]): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) return 'failure';
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success') ? 'success' : 'pending';
}

/** The state of a required check for a commit; undefined if it has no result yet. */
export function checkState(
  repository: ForgeRepository,
  sha: string,
  context: string,
): StatusState | undefined {
  const run = repository.checkRuns.findLast((one) => one.sha === sha && one.name === context);
  if (run !== undefined) {
    if (run.status !== 'completed') return 'pending';
    return ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'success' : 'failure';
  }
  return latestStatuses(repository, sha).find((one) => one.context === context)?.state;
}
