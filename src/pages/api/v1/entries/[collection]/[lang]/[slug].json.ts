import type { APIRoute, GetStaticPaths } from 'astro';
import { entryName } from '../../../../../../api/addresses.ts';
import { entryAnswer } from '../../../../../../api/entry.ts';
import type { UnreadEntry } from '../../../../../../api/entry.ts';
import { plainText } from '../../../../../../api/plain-text.ts';
import { entryCollections } from '../../../../../../model/collections.ts';
import { localisedPaths } from '../../../../../../paths.ts';
import { bodySourceOf } from '../../../../../../publication/body-source.ts';
import type { BodySource } from '../../../../../../publication/body-source.ts';
import type { Chrome } from '../../../../../../publication/chrome.ts';
import { plainBody } from '../../../../../_plain-body.ts';
import { answer } from '../../../_json.ts';

interface Props {
  entry: UnreadEntry;
  body: BodySource;
  chrome: Chrome;
}

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    entryCollections.flatMap((collection) =>
      publication.written(collection, lang).map((shown) => ({
        params: { collection, lang, slug: entryName(shown.entry.slug) },
        props: {
          entry: entryAnswer(shown, publication),
          body: bodySourceOf(shown.entry, publication),
        },
      })),
    ),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { entry, body, chrome } }) => {
  const html = await plainBody(body, entry.url, chrome.base);
  return answer('entry', { ...entry, html, text: plainText(html) });
};
