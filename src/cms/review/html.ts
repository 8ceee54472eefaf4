import type { html } from 'hono/html';

/** Escaped already, as `html` from hono makes it. */
export type Html = ReturnType<typeof html>;
