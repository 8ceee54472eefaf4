import { componentNames } from './body.ts';
import type { ComponentName } from './body.ts';

/** What an attribute's value must be. A list names the allowed words. */
export type ValueKind = 'text' | 'link' | 'picture' | 'video' | 'captions' | 'file' | readonly string[];

export interface ComponentRule {
  attributes: Record<string, { value: ValueKind; required?: true }>;
  /** What may stand between the tags: nothing, blocks, words, or one numbered list. */
  holds: 'nothing' | 'blocks' | 'words' | 'list';
  /** Whether it may stand inside a sentence or a table cell. */
  inline: boolean;
  /** An example, for error messages. */
  example: string;
}

const calloutKinds = ['note', 'tip', 'warning', 'legal'] as const;

/** The components that editors may write; their markup is in `src/components/body/`. */
export const components: Record<ComponentName, ComponentRule> = {
  Callout: {
    attributes: { kind: { value: calloutKinds, required: true }, title: { value: 'text' } },
    holds: 'blocks',
    inline: false,
    example: '<Callout kind="note">…</Callout>',
  },
  Figure: {
    attributes: {
      src: { value: 'picture', required: true },
      alt: { value: 'text', required: true },
      caption: { value: 'text' },
      credit: { value: 'text' },
      decorative: { value: ['yes'] },
    },
    holds: 'nothing',
    inline: false,
    example: '<Figure src="/media/name.png" alt="what it shows" />',
  },
  Quote: {
    attributes: {
      by: { value: 'text', required: true },
      role: { value: 'text' },
      source: { value: 'link' },
    },
    holds: 'blocks',
    inline: false,
    example: '<Quote by="name">…</Quote>',
  },
  Video: {
    attributes: {
      src: { value: 'video', required: true },
      title: { value: 'text', required: true },
      poster: { value: 'picture' },
      captions: { value: 'captions' },
    },
    holds: 'nothing',
    inline: false,
    example: '<Video src="/media/name.mp4" title="what it shows" />',
  },
  Steps: {
    attributes: {},
    holds: 'list',
    inline: false,
    example: '<Steps>, a blank line, a numbered list, a blank line, </Steps>',
  },
  Download: {
    attributes: { file: { value: 'file', required: true }, label: { value: 'text' } },
    holds: 'nothing',
    inline: true,
    example: '<Download file="/media/name.pdf" />',
  },
  Term: {
    attributes: { means: { value: 'text', required: true } },
    holds: 'words',
    inline: true,
    example: '<Term means="what it means">word</Term>',
  },
};

export function isComponentName(name: string): name is ComponentName {
  return (componentNames as readonly string[]).includes(name);
}
