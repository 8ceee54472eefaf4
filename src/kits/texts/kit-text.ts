/** A text of a kit: where it lies in the ZIP, and what it says. Lines end as on Unix. */
export interface KitText {
  name: string;
  text: string;
}
