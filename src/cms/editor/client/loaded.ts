/** A file as the server gave it to us. */
export interface LoadedFile {
  /** The server's name for these bytes. */
  id: string | null;
  text: string;
}

/**
 * Every file that was loaded into a form, by path: what stood there is needed to change no more than was edited, and
 * its id tells the server whether somebody else has changed it since.
 */
export const loadedFiles = new Map<string, LoadedFile>();
