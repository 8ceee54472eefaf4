import type { Element } from 'hast';
import { readAddress } from './address.ts';
import type { Accepted } from './address.ts';
import type { Said } from './finding.ts';
import { unescapeAddress } from './escape-code.ts';
import { textOf } from './tree.ts';
import { isPicture } from './values.ts';

/** The target of a Markdown link or picture, and what is wrong with it. */
export interface Reading {
  said: Said[];
  address?: Accepted;
}

/** @param isNested whether it stands inside another link or something else that can be clicked */
export function readLink(node: Element, isNested: boolean): Reading {
  if (isNested) {
    return {
      said: [
        {
          code: 'nested-link',
          message: 'a link, or a note, lies inside another link or a term',
          fix: 'Write one after the other.',
        },
      ],
    };
  }
  const said: Said[] = [];
  if (textOf(node).trim() === '') {
    said.push({
      code: 'empty-link',
      message: 'a link has no words',
      fix: 'Write in the square brackets what the link leads to.',
    });
  }
  const address = readAddress(unescapeAddress(String(node.properties['href'] ?? '')));
  return address.kind === 'refused' ? { said: [...said, address.said] } : { said, address };
}

/** @param inSentence whether it stands beside words */
export function readPicture(node: Element, inSentence: boolean): Reading {
  const said: Said[] = [];
  if (String(node.properties['alt'] ?? '').trim() === '') {
    said.push({
      code: 'missing-alt',
      message: 'the picture has no alternative text',
      fix: 'Write in the square brackets what the picture shows; one that only adorns is <Figure src="…" alt="" decorative="yes" />.',
    });
  }
  if (node.properties['title'] !== undefined && inSentence) {
    said.push({
      code: 'picture-caption',
      message: 'a picture with a caption stands inside a sentence or a table',
      fix: 'Put it on a line of its own, with blank lines around it, or take the caption out.',
    });
  }
  const address = readAddress(unescapeAddress(String(node.properties['src'] ?? '')));
  if (address.kind === 'media' && isPicture(address.path) && !address.href.includes('#'))
    return { said, address };
  if (address.kind === 'refused' && address.said.code === 'link-scheme')
    return { said: [...said, address.said] };
  said.push({
    code: 'media-address',
    message: `the picture ${address.kind === 'elsewhere' ? 'is on another site' : 'is no picture of the media folder'}`,
    fix: 'Upload it to the media folder and write its address: ![what it shows](/media/name.png).',
  });
  return { said };
}
