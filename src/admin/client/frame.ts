import { phrases } from '../phrases.ts';
import { interfaceLang } from './session.ts';

/** The way from the forms to the review page, which Decap has no place for. */
export function frame(): void {
  const link = document.createElement('a');
  link.className = 'colophon-review';
  link.href = '/admin/review/';
  link.textContent = phrases[interfaceLang()].review;
  document.body.append(link);
}
