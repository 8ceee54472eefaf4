/** What a person may do in a repository, from least to most. */
const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

export type Role = (typeof roles)[number];

export function isAtLeast(role: Role | undefined, wanted: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(wanted);
}

export function mayPush(role: Role | undefined): boolean {
  return isAtLeast(role, 'write');
}

/** The five of `permissions` in GitHub's answers. */
export function permissionsOf(role: Role | undefined): Record<string, boolean> {
  return {
    admin: isAtLeast(role, 'admin'),
    maintain: isAtLeast(role, 'maintain'),
    push: isAtLeast(role, 'write'),
    triage: isAtLeast(role, 'triage'),
    pull: isAtLeast(role, 'read'),
  };
}
