import type { InterfaceLang } from '../../model/languages.ts';
import type { DecapConfig } from './config.ts';
import { phrases } from '../../i18n/editor.ts';

/** The field of a form that names a new entry. It is none of the model's: Decap keeps it beside the entry's data. */
export const addressField = 'address';

/** The configuration with a field for the address behind what an entry is called, in every collection. */
export function withAddressFields(config: DecapConfig, lang: InterfaceLang): DecapConfig {
  const { label } = phrases[lang].address;
  return {
    ...config,
    collections: config.collections.map((collection) => {
      const at = `${collection.name}.${addressField}`;
      const address = { name: addressField, label, widget: 'slug', required: false, meta: true, at };
      const [first, ...rest] = collection.fields;
      return { ...collection, fields: first === undefined ? [address] : [first, address, ...rest] };
    }),
  };
}
