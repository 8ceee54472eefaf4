import { readEntrySource, readYamlSource } from '../../content/source.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import { sha256 } from '../../lib/git/objects.ts';
import type { Change } from './change.ts';
import { compareTexts, sameWords } from './comparison.ts';
import type { Stretch } from './comparison.ts';
import { compareFields } from './compare-fields.ts';
import type { Field } from './compare-fields.ts';
import { compareMedia } from './pictures.ts';
import type { MediaChange, MediaUse } from './pictures.ts';
import { describeMedia } from '../../content/media/library.ts';
import { isPicture } from '../../model/media-types.ts';
import { isText } from '../desk/conflicts.ts';
import type { Reader } from './reader.ts';

/** A compared text of a change. */
export interface TextChange {
  file: string;
  collection: string;
  /** Undefined for records, which belong to all languages. */
  lang: Lang | undefined;
  kind: 'adds' | 'changes' | 'removes';
  fields: Field[];
  body: Stretch[];
  /** Whether no word differs. */
  formattingOnly: boolean;
}

/** The differences between the site and the draft: texts, and everything else. */
export async function compareFiles(
  change: Change,
  reader: Reader,
): Promise<{ texts: TextChange[]; media: MediaChange[] }> {
  const { changes, before, files } = change.content;
  const texts: TextChange[] = [];
  const used = new Map<string, MediaChange>();
  for (const { file } of changes) {
    if (!isText(file, before.get(file)) || !isText(file, files.get(file))) {
      used.set(file, await loneMedia(change, file));
      continue;
    }
    texts.push(compareText(change, file, reader));
    for (const found of parseEntryFile(file) === undefined ? [] : mediaOf(change, file))
      used.set(found.file, found);
  }
  return { texts, media: [...used.values()] };
}

function compareText({ content }: Change, file: string, reader: Reader): TextChange {
  const [before, after] = [content.before.get(file), content.files.get(file)];
  const [old, now] = [sourceOf(file, before), sourceOf(file, after)];
  const [collection = ''] = file.split('/');
  const lang = parseEntryFile(file)?.lang;
  const fields = compareFields(collection, old?.data, now?.data, reader);
  const isSameBody = sameWords(old?.body ?? '', now?.body ?? '');
  return {
    file,
    collection,
    lang: lang !== undefined && isLang(lang) ? lang : undefined,
    kind: before === undefined ? 'adds' : after === undefined ? 'removes' : 'changes',
    fields,
    body: compareTexts(old?.body ?? '', now?.body ?? ''),
    formattingOnly:
      before !== undefined &&
      after !== undefined &&
      isSameBody &&
      JSON.stringify(old?.data) === JSON.stringify(now?.data),
  };
}

function mediaOf({ content, reviewable, onSite }: Change, file: string): MediaChange[] {
  const version = (found: AnyEntry | undefined, bytes: Buffer | undefined) => {
    if (found === undefined || bytes === undefined) return undefined;
    return { media: found.media, front: found.front, body: sourceOf(file, bytes)?.body ?? '' };
  };
  const isIt = ({ entry }: { entry: AnyEntry }) => entryFile(entry) === file;
  const after = reviewable.find((one) => isIt(one) && !one.removes)?.entry;
  return compareMedia(
    version(onSite.find(isIt)?.entry, content.before.get(file)),
    version(after, content.files.get(file)),
  );
}

/** A binary file that the draft adds or deletes, whether or not a text shows it. */
async function loneMedia({ content }: Change, file: string): Promise<MediaChange> {
  const use = async (bytes: Buffer | undefined): Promise<MediaUse | undefined> => {
    if (bytes === undefined) return undefined;
    const { file: known } = await describeMedia(bytes, `/${file}`);
    return { digest: sha256(bytes), alt: undefined, bytes: bytes.length, size: known?.picture };
  };
  return {
    file,
    before: await use(content.before.get(file)),
    after: await use(content.files.get(file)),
    isPicture: isPicture(`/${file}`),
  };
}

function sourceOf(file: string, bytes: Buffer | undefined): { data: unknown; body: string } | undefined {
  if (bytes === undefined) return undefined;
  const text = bytes.toString('utf8');
  if (parseEntryFile(file) === undefined) return readYamlSource(file, text);
  const source = readEntrySource(file, text);
  // A file that cannot be parsed is compared as a whole.
  return source.data === undefined ? { data: undefined, body: text } : source;
}
