import type { RemoteStatus } from './remote.ts';
import type { BuildStatus } from './site-builder.ts';

/** What became of what was published: built, left on the disk, sent on. As `GET /admin/api/status` answers it. */
export interface SiteStatus {
  /** Undefined where the site is shown without being built. */
  build?: BuildStatus;
  /** Files that publishing left as they are on the disk, since somebody has uncommitted changes in them. */
  leftAlone: readonly string[];
  remote?: RemoteStatus;
}
