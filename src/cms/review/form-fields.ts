import { DeskError } from '../desk/refusals.ts';

/** Said by these pages themselves, and so in the reader's language. */
export class FormError extends DeskError {}

/** What a form sent under a name; empty where it did not. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  // Forms send line breaks as the network has them.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
