import type { CheckRun, Status } from '../check.ts';
import { combinedState } from '../check.ts';
import { iso } from '../clock.ts';
import type { ForgeRepository } from '../repository.ts';
import { apiUrl, minimalRepository, webUrl } from './repository.ts';
import { nodeId, simpleUser } from './user.ts';

/** A status without its author, as in the combined status. */
function simpleStatus(repository: ForgeRepository, given: Status) {
  const { forge } = repository;
  const { id, sha, state, context, description, targetUrl, creator, at } = given;
  return {
    url: `${apiUrl(repository)}/statuses/${sha}`,
    avatar_url: simpleUser(forge, creator).avatar_url,
    id,
    node_id: nodeId('Status', id),
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: iso(at),
    updated_at: iso(at),
  };
}

export function status(repository: ForgeRepository, given: Status) {
  return { ...simpleStatus(repository, given), creator: simpleUser(repository.forge, given.creator) };
}

export function combinedStatus(repository: ForgeRepository, sha: string, statuses: readonly Status[]) {
  const url = `${apiUrl(repository)}/commits/${sha}`;
  return {
    state: combinedState(statuses),
    statuses: statuses.map((one) => simpleStatus(repository, one)),
    sha,
    total_count: statuses.length,
    repository: minimalRepository(repository),
    commit_url: url,
    url: `${url}/status`,
  };
}

export function checkRun(repository: ForgeRepository, run: CheckRun) {
  const { id, sha, name, status: state, conclusion, detailsUrl, at } = run;
  const url = `${apiUrl(repository)}/check-runs/${String(id)}`;
  return {
    id,
    name,
    node_id: nodeId('CheckRun', id),
    head_sha: sha,
    external_id: '',
    url,
    html_url: `${webUrl(repository)}/runs/${String(id)}`,
    details_url: detailsUrl,
    status: state,
    conclusion,
    started_at: iso(at),
    completed_at: state === 'completed' ? iso(at) : null,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id },
    app: null,
    pull_requests: [],
  };
}
