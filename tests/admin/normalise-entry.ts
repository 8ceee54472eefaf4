export { fromJS, Map } from 'immutable';
export { normaliseWith } from '../../src/admin/client/normalise.ts';
