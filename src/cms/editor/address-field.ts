import type { InterfaceLang } from '../../model/languages.ts';
import type { DecapConfig } from './config.ts';
import { phrases } from '../../i18n/editor.ts';

/** The form field that names a new entry. It is not in the model: Decap stores it next to the entry's data. */
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
