import { entryFormat, recordFormat } from '../config.ts';
import { editorComponents } from '../editor-components.ts';
import { readEntryText, readRecordText } from '../../../lib/front-matter.ts';
import { writeEntryText, writeRecordText } from '../write-text.ts';
import { AddressControl } from './address-control.ts';
import { BodyControl } from './body-control.ts';
import { DayControl, MomentControl } from './date-controls.ts';
import type { Cms } from './decap.ts';
import { LocalisedControl } from './localised-control.ts';
import { interfaceLang } from './session.ts';
import { LineControl, ParagraphControl } from './text-controls.ts';

/** Registers the parts of our forms. */
export function registerForms(cms: Cms): void {
  // Decap passes what these formats write to the backend, which has the original and keeps its bytes.
  cms.registerCustomFormat(entryFormat, 'mdx', {
    fromFile: readEntryText,
    toFile: (data, order = []) => writeEntryText({ original: undefined, data, order }),
  });
  cms.registerCustomFormat(recordFormat, 'yaml', {
    fromFile: readRecordText,
    toFile: (data, order = []) => writeRecordText({ original: undefined, data, order }),
  });
  cms.registerWidget([
    { name: 'slug', controlComponent: AddressControl },
    { name: 'body', controlComponent: BodyControl },
    { name: 'line', controlComponent: LineControl },
    { name: 'paragraph', controlComponent: ParagraphControl },
    { name: 'localised', controlComponent: LocalisedControl },
    { name: 'day', controlComponent: DayControl },
    { name: 'moment', controlComponent: MomentControl },
  ]);
  for (const component of editorComponents(interfaceLang())) cms.registerEditorComponent(component);
}
