/** A text file of a kit: its path in the ZIP and its text. Unix line endings. */
export interface KitText {
  name: string;
  text: string;
}
