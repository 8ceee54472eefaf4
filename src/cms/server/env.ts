import type { Person } from '../desk/commit.ts';

export interface DeskEnv {
  Variables: { person: Person };
}
