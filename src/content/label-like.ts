import type { LabelCandidates } from '../markdown/body.ts';
import { hashtagsOf } from '../markdown/label-candidates.ts';
import { labelOf } from '../disclosure/label-matcher.ts';
import type { LabelLike } from '../model/content.ts';
import type { Lang } from '../model/languages.ts';
import type { Post } from '../model/post.ts';
import type { Source } from './source.ts';

/** Parts of a post's fields and text that look like an advertising label, with their places. */
export function labelLikeIn(
  { title, description }: Pick<Post, 'title' | 'description'>,
  { opening, alone, hashtags }: LabelCandidates,
  { locate }: Pick<Source, 'locate'>,
  lang: Lang,
): LabelLike[] {
  const isLabel = (like: Pick<LabelLike, 'in' | 'text'>) => labelOf(like, lang) !== undefined;
  // The place of a field is computed only on demand: most posts have no such label.
  const inFields = Object.entries({ title, description } as const).flatMap(([field, text]) =>
    [
      { in: field as 'title' | 'description', text },
      ...hashtagsOf(text).map((tag) => ({ in: 'hashtag' as const, text: tag })),
    ]
      .filter(isLabel)
      .map((like) => ({ ...like, ...locate([field]) })),
  );
  const inText = [
    ...(opening === undefined ? [] : [{ in: 'opening' as const, ...opening }]),
    ...alone.map((words) => ({ in: 'alone' as const, ...words })),
    ...hashtags.map((words) => ({ in: 'hashtag' as const, ...words })),
  ];
  return [...inFields, ...inText.filter(isLabel)];
}
