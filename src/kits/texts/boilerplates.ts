import { boilerplateWords } from '../../model/kit.ts';
import type { BoilerplateLength } from '../../model/kit.ts';
import type { KitSource } from '../source.ts';
import type { KitText } from '../texts.ts';

/** Each text to copy as a file. */
export function boilerplateTexts({ kit }: KitSource): KitText[] {
  return (Object.keys(boilerplateWords) as BoilerplateLength[]).flatMap((length) => {
    const text = kit.boilerplates[length];
    return text === undefined ? [] : [{ name: `${length}.txt`, text: `${text}\n` }];
  });
}
