import type { ImmutableMap } from './immutable.ts';
import type { ComponentMap } from './field-nodes.ts';

/** The properties that Decap passes to the control of a text. */
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
