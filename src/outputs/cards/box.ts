import { direction, withDirectionMarks } from './direction.ts';
import type { Role } from './texts.ts';

/** An element in the form that satori takes. */
export interface Box {
  type: 'div';
  key: string | null;
  props: {
    style: Style;
    children?: Box[] | string;
  };
}

export type Style = Record<string, string | number>;

/** `font-family` of each role. */
export type Families = Record<Role, string>;

/** A flex container that keeps its size; satori requires an explicit `display`. */
export function box(style: Style, children: Box[] | string): Box {
  return {
    type: 'div',
    key: null,
    props: { style: { display: 'flex', boxSizing: 'border-box', flexShrink: 0, ...style }, children },
  };
}

/**
 * Text on one line, with an ellipsis where it is too long. Uses line clamping, because clipping needs an extra layer
 * when rasterising.
 */
export function line(text: string, style: Style): Box {
  return box(
    {
      display: 'block',
      direction: direction(text),
      lineClamp: 1,
      wordBreak: 'break-word',
      lineHeight: 1.3,
      ...style,
    },
    withDirectionMarks(text),
  );
}
