import type { LabelCandidates } from '../markdown/body.ts';
import { hashtagsOf } from '../markdown/label-candidates.ts';
import { labelOf } from '../disclosure/label-matcher.ts';
import type { LabelLike } from '../model/content.ts';
import type { Lang } from '../model/languages.ts';
import type { Source } from './source.ts';

/** What of an entry's fields and text looks like an advertising label, and where it stands. */
export function labelLikeIn(
  front: object,
  { opening, alone, hashtags }: LabelCandidates,
  { locate }: Pick<Source, 'locate'>,
  lang: Lang,
): LabelLike[] {
  const isLabel = (like: Pick<LabelLike, 'in' | 'text'>) => labelOf(like, lang) !== undefined;
  const head: { title?: string; description?: string } = front;
  // Where a field stands is looked up only where that is asked: most texts have nothing of the kind.
  const inFields = (['title', 'description'] as const).flatMap((field) =>
    [
      { in: field, text: head[field] ?? '' },
      ...hashtagsOf(head[field] ?? '').map((tag) => ({ in: 'hashtag' as const, text: tag })),
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
