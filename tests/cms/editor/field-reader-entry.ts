export { fromJS, Map } from 'immutable';
export { FieldReader } from '../../../src/cms/editor/client/field-text.ts';
