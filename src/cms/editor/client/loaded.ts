/** A file as the server sent it. */
export interface LoadedFile {
  /** The server's id of these bytes. */
  id: string | null;
  text: string;
}

/**
 * Every file that was loaded into a form, by path: its text is needed to change only edited lines, and
 * its id tells the server whether somebody else has changed it since.
 */
export const loadedFiles = new Map<string, LoadedFile>();
