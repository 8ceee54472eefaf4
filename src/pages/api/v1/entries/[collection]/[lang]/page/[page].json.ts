import type { APIRoute, GetStaticPaths } from 'astro';
import { entryLists } from '../../../../../../../api/lists.ts';
import type { ApiAnswer } from '../../../../../../../api/answers.ts';
import { entryCollections } from '../../../../../../../model/collections.ts';
import { localisedPaths } from '../../../../../../../paths.ts';
import { answer } from '../../../../_json.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    entryCollections.flatMap((collection) =>
      entryLists(collection, lang, publication)
        .slice(1)
        .map((list) => ({ params: { collection, lang, page: String(list.page) }, props: { list } })),
    ),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ list: ApiAnswer<'entry-list'> }> = ({ props }) =>
  answer('entry-list', props.list);
