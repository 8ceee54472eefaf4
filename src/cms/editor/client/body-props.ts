import type { ImmutableMap } from './immutable.ts';
import type { ComponentMap } from './field-nodes.ts';

/** What Decap gives the control of a text. */
export interface BodyProps {
  value: string | undefined;
  field: ImmutableMap;
  classNameWrapper: string;
  isDisabled?: boolean;
  editorControl: unknown;
  getEditorComponents: () => ComponentMap;
  getAsset: unknown;
  t: (key: string) => string;
  onChange: (value: string) => void;
  onAddAsset: unknown;
}
