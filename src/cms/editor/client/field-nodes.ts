import type { Value } from 'platejs';

/** Decap's map of editor components. */
export interface ComponentMap {
  set: (id: string, component: object) => ComponentMap;
  get: (id: string) => { type?: string } | undefined;
}

export type FieldNode = Value[number];
