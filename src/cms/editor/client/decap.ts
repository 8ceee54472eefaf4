import { DecapCmsCore } from 'decap-cms-core';
import booleanWidget from 'decap-cms-widget-boolean';
import codeWidget from 'decap-cms-widget-code';
import fileWidget from 'decap-cms-widget-file';
import imageWidget from 'decap-cms-widget-image';
import listWidget from 'decap-cms-widget-list';
import numberWidget from 'decap-cms-widget-number';
import objectWidget from 'decap-cms-widget-object';
import relationWidget from 'decap-cms-widget-relation';
import richtextWidget from 'decap-cms-widget-richtext';
import selectWidget from 'decap-cms-widget-select';
import stringWidget from 'decap-cms-widget-string';
import textWidget from 'decap-cms-widget-text';
import { decapWords } from './decap-words.ts';
import type { ImmutableMap } from './immutable.ts';
import { ListControl } from './list-control.ts';
import { RelationControl } from './relation-control.ts';

/** The parts of Decap's registry that we use. Its own types require more than it needs, and miss some that it accepts. */
export interface Cms {
  init: (options: { config: object }) => void;
  registerBackend: (name: string, backend: unknown) => void;
  registerWidget: (widgets: object[]) => void;
  registerEditorComponent: (component: object) => void;
  registerPreviewTemplate: (name: string, component: unknown) => void;
  registerLocale: (name: string, phrases: object) => void;
  registerCustomFormat: (
    name: string,
    extension: string,
    format: {
      fromFile: (text: string) => object;
      toFile: (data: Record<string, unknown>, order?: string[]) => string;
    },
  ) => void;
  registerEventListener: (listener: {
    name: 'preSave';
    handler: (event: { entry: ImmutableMap }) => void;
  }) => void;
  getEditorComponents: () => unknown;
}

export const CMS = DecapCmsCore as unknown as Cms;

/**
 * Decap with only the widgets and languages of our forms. `decap-cms-app` registers all of them, including
 * ten backends and a map: twice the size, and code that contacts other machines.
 */
CMS.registerWidget(
  [
    booleanWidget,
    codeWidget,
    fileWidget,
    imageWidget,
    numberWidget,
    objectWidget,
    richtextWidget,
    selectWidget,
    stringWidget,
    textWidget,
  ].map((widget) => widget.Widget()),
);
CMS.registerWidget([
  listWidget.Widget({ controlComponent: ListControl }),
  relationWidget.Widget({ controlComponent: RelationControl }),
]);
CMS.registerEditorComponent({ id: 'code-block', label: 'Code', widget: 'code', type: 'code-block' });
for (const [lang, words] of Object.entries(decapWords)) CMS.registerLocale(lang, words);
