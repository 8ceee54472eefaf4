/** Whether the content has a file of this name: a path inside the content folder. */
export type IsTaken = (file: string) => boolean;

/** The name, or one like it that no other file has: `boat.png`, else `boat-2.png`. */
export function freeName(stem: string, ending: string, isTaken: IsTaken): string {
  let name = stem + ending;
  for (let number = 2; isTaken(name); number += 1) name = `${stem}-${String(number)}${ending}`;
  return name;
}

/**
 * The names of the files that there are, so that no remedy proposes one that would replace another file. They are compared
 * as disks do that take `Boat.png` and `boat.png` for one; and what was proposed once is not proposed again.
 */
export class FileNames {
  readonly #count = new Map<string, number>();

  constructor(files: Iterable<string>) {
    for (const file of files) this.#add(file);
  }

  /** @param own the file that needs another name: to write it in lower case replaces nothing */
  takenBeside(own: string): IsTaken {
    return (file) => {
      const others = (this.#count.get(foldName(file)) ?? 0) - (foldName(file) === foldName(own) ? 1 : 0);
      if (others > 0) return true;
      this.#add(file);
      return false;
    };
  }

  #add(file: string): void {
    this.#count.set(foldName(file), (this.#count.get(foldName(file)) ?? 0) + 1);
  }
}

/** What two names have in common that are one file on some disks: they do not tell `Snap.JPG` from `snap.jpg`. */
export function foldName(file: string): string {
  return file.normalize('NFC').toLowerCase();
}
