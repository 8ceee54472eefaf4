import { z } from 'zod';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import { draftHandlers } from './drafts.ts';
import { entryHandlers } from './entries.ts';
import { mediaHandlers } from './media.ts';
import { noteHandlers } from './notes.ts';
import { ProtocolPaths } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import { actions } from '../desk/requests.ts';
import type { Actions, Handlers } from '../desk/requests.ts';

/** The answers of Decap's proxy protocol, by action. Paths in it count from the top of the repository. */
export class Protocol {
  readonly #handlers: Handlers;

  constructor(desk: Desk) {
    const paths = new ProtocolPaths(desk);
    this.#handlers = {
      ...entryHandlers(desk, paths),
      ...draftHandlers(desk, paths),
      ...mediaHandlers(desk, paths),
      ...noteHandlers(desk),
    };
  }

  /**
   * @param body the request as it came, of any shape
   * @returns what goes back as JSON
   * @throws DeskError 422 for what is no request of the protocol
   */
  async answer(body: unknown, person: Person): Promise<unknown> {
    const { action } = z.object({ action: z.string() }).safeParse(body).data ?? { action: '' };
    if (!Object.hasOwn(actions, action)) throw new DeskError(422, `Unknown action ${JSON.stringify(action)}`);
    const known = action as keyof Actions;
    const params = actions[known].safeParse((body as { params?: unknown }).params ?? {});
    if (!params.success) throw new DeskError(422, z.prettifyError(params.error));
    // The table types each handler by its own action; across a union TypeScript cannot follow that.
    const handle = this.#handlers[known] as (given: unknown, by: Person) => Promise<unknown>;
    return handle(params.data, person);
  }
}
