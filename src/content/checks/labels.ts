import { labelOf } from '../../disclosure/label-matcher.ts';
import type { FoundLabel } from '../../disclosure/label-matcher.ts';
import { siteLabel } from '../../disclosure/site-label.ts';
import { sources } from '../../disclosure/source.ts';
import type { Source } from '../../disclosure/source.ts';
import type { Content, FileFacts, LabelLike } from '../../model/content.ts';
import type { EntryFacts } from '../../model/descriptor.ts';
import { factsOf } from '../../model/entry.ts';
import type { Lang } from '../../model/languages.ts';
import type { Problem } from '../../model/problem.ts';

/**
 * Labels that an editor wrote into a text: those that are known to say too little, and those of a text that does not
 * say in its fields what it says in its words. The fields make the label, everywhere; words make it in one place.
 */
export function checkLabels({ partners }: Pick<Content, 'partners'>, facts: readonly FileFacts[]): Problem[] {
  const names = Object.values(partners).map(({ name }) => name);
  return facts.flatMap(({ file, entry, labelLike = [] }) => {
    if (entry === undefined) return [];
    const { partnership } = factsOf(entry);
    const found = labelLike.flatMap((like): Problem[] => {
      const label = labelOf(like, entry.lang);
      if (label === undefined || (label.onlyOfPartner === true && !isOneOf(names, label.named))) return [];
      const said = explain(label, like, { partnership, lang: entry.lang }, partners);
      return said === undefined ? [] : [{ file, line: like.line, column: like.column, ...said }];
    });
    return [...found, ...contradiction(file, partnership)];
  });
}

type Said = Pick<Problem, 'code' | 'message' | 'fix'>;
type Partners = Content['partners'];
type Partnership = EntryFacts['partnership'];

const spokenAbout =
  'Who only writes about the word puts it into quotation marks, and a hashtag into backticks.';

function explain(
  label: FoundLabel,
  { in: place }: LabelLike,
  { partnership, lang }: { partnership: Partnership; lang: Lang },
  partners: Partners,
): Said | undefined {
  const where = places[place];
  if (partnership === undefined) {
    return {
      code: 'label-without-partnership',
      message: `${where} says “${label.words}”, and the post has no field partnership`,
      fix: `Fill in partnership: with partner and consideration; the site then prints the label wherever the post shows. If nobody gave anything, take the words out. ${spokenAbout}`,
    };
  }
  if (partnership.consideration === 'none') {
    return {
      code: 'label-contradiction',
      message: `${where} says “${label.words}”, and the consideration of the partnership is none`,
      fix: `Say in consideration what was given, or take the words out. ${spokenAbout}`,
    };
  }
  if (label.isEnough) return undefined;
  const partner = partners[partnership.partner]?.name ?? partnership.partner;
  const printed = siteLabel({ ...partnership, partner }, lang).text;
  return {
    code: 'label-insufficient',
    message: `${where} has the label “${label.words}”, which says too little: ${because(label)}`,
    fix: `Take it out: above the title the site prints “${printed}”. ${spokenAbout}`,
  };
}

const places: Record<LabelLike['in'], string> = {
  title: 'the title',
  description: 'the description',
  opening: 'the beginning of the text',
  alone: 'this paragraph',
  hashtag: 'this hashtag',
};

function because({ source }: FoundLabel): string {
  if (source === undefined) return 'no source that we know says that it is enough';
  const { title, year, evidence }: Source = sources[source];
  const when = year === undefined ? '' : `, ${String(year)}`;
  return `${title}${when}${evidence === 'secondary' ? ' (a secondary source)' : ''}`;
}

/** What was given although nothing was. */
function contradiction(file: string, partnership: Partnership): Problem[] {
  if (partnership?.consideration !== 'none') return [];
  const { by, what } = partnership;
  if (by === undefined && what === undefined) return [];
  return [
    {
      file,
      line: 1,
      column: 1,
      code: 'label-contradiction',
      message: `the consideration of the partnership is none, and its field ${what === undefined ? 'by' : 'what'} says “${what ?? by ?? ''}”`,
      fix: 'Say in consideration what was given, or take the other field out.',
    },
  ];
}

/** Whether a phrase contains a partner's name: "Thanks to Acme for the tablet". */
function isOneOf(partners: readonly string[], named: string | undefined): boolean {
  const said = named?.toLowerCase() ?? '';
  return partners.some((name) => said.includes(name.toLowerCase()));
}
