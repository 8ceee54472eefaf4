import { factsOf } from '../../model/entry.ts';
import { absolute } from '../../publication/addresses.ts';
import { imprintOf } from '../../publication/entry-view.ts';
import type { Publication, Shown } from '../../publication/publication.ts';
import { deskName } from '../../publication/summary.ts';
import type { Colophon } from './answers.ts';

/** Who wrote an entry and who approved it: the imprint of its page, with ids and full digests. */
export function colophonOf({ entry, lang }: Shown, publication: Publication): Colophon {
  const { people, site } = publication.content;
  const { owner } = factsOf(entry);
  const { authors, approval, contact, reviewed, due } = imprintOf(entry, lang, publication);
  const desk = (id: string) => ({ id, name: deskName(id, lang, publication) });
  const checks = (entry.verdict?.desks ?? []).flatMap(({ desk: id, given }) =>
    given.map(({ person, at, record }) => {
      const name = Object.hasOwn(people, person) ? people[person]?.name : undefined;
      return {
        desk: desk(id),
        ...(name !== undefined && { person: { id: person, name } }),
        date: at,
        record,
      };
    }),
  );
  return {
    digest: entry.digest,
    authors: authors.map(({ id, name, role, demo, address }) => ({
      id,
      name,
      role,
      demo,
      url: absolute(address, site),
    })),
    basis: approval?.basis ?? 'nothing-asked',
    checks: approval === undefined ? [] : checks,
    ...(approval && 'missing' in approval && { missing: approval.missing }),
    ...(approval?.basis === 'waiver' && {
      waiver: { desk: approval.desk, date: approval.at, until: approval.until },
    }),
    ...(approval?.basis === 'import' && { imported: approval.at }),
    ...(owner !== undefined && { owner: desk(owner) }),
    ...(reviewed !== undefined && { reviewed }),
    ...(due !== undefined && { reviewDue: due }),
    ...(contact !== undefined && { corrections: contact }),
    hasNewer: entry.newer !== undefined,
  };
}
