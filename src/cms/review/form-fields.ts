import { DeskError } from '../desk/refusals.ts';

/** An error with a message of these pages, which is in the reader's language. */
export class FormError extends DeskError {}

/** The value of a form field; empty if it was not sent. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  // Forms send CRLF line breaks.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
