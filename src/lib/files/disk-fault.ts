const advice: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space and build again.',
  EDQUOT: 'The disk quota is used up. Free some space and build again.',
  EROFS: 'The disk is read-only. Set CACHE_DIR and OUT_DIR to folders that may be written to.',
  EACCES:
    'This user may not write there. Change its permissions, or set CACHE_DIR and OUT_DIR to other folders.',
  EPERM:
    'This user may not write there. Change its permissions, or set CACHE_DIR and OUT_DIR to other folders.',
};

/**
 * Explains a disk error; returns any other error unchanged.
 * @param work what could not be done: `keep social cards in /site/.cache/cards`
 */
export function diskFault(error: unknown, work: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const code = String(error.code);
  const reason = Object.hasOwn(advice, code) ? `${advice[code] ?? ''} (${code})` : error.message;
  return new Error(`Cannot ${work}: ${reason}`, { cause: error });
}
