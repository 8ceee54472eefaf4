import { ForgeFault } from '../forge-fault.ts';
import type { FaultKind } from '../../../i18n/en/faults.ts';

/** The kind of fault if the desk refused or failed a request. */
export function deskFault(error: unknown): ForgeFault {
  const { status, message } = error as { status?: number; message: string };
  if (status === undefined) return new ForgeFault(navigator.onLine ? 'unreachable' : 'offline', '');
  const kinds: Record<number, FaultKind> = {
    401: 'login',
    403: 'forbidden',
    502: 'unreachable',
    504: 'unreachable',
  };
  return new ForgeFault(kinds[status] ?? 'refused', message, { status });
}
