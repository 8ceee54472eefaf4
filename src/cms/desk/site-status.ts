import type { RemoteStatus } from './remote.ts';
import type { BuildStatus } from './site-builder.ts';

/** The state of published changes: built, left on the disk, pushed. The answer of `GET /admin/api/status`. */
export interface SiteStatus {
  /** Undefined if the site is shown without a build. */
  build?: BuildStatus;
  /** Files that publishing did not update on the disk because of uncommitted changes in them. */
  leftAlone: readonly string[];
  remote?: RemoteStatus;
}
