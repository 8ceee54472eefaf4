export { fromJS, Map } from 'immutable';
export { FieldReader } from '../../src/admin/client/field-text.ts';
