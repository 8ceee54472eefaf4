import { descriptorOf, isEntryCollection, recordCollections } from '../../model/collections.ts';
import type { Content, FileFacts } from '../../model/content.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import {
  addressOf,
  archiveAddress,
  homeAddress,
  listAddress,
  sections,
} from '../../publication/addresses.ts';
import { filesOfEntry, lastingFiles } from '../../publication/file-addresses.ts';
import { Publication } from '../../publication/publication.ts';
import { checkAliases, movedAddresses } from './aliases.ts';
import { checkCorrections } from './corrections.ts';
import { checkFeedIds } from './feed-ids.ts';
import { checkKits } from './kits.ts';
import { checkLabels } from './labels.ts';
import { checkLinks } from './links.ts';
import { checkMentions } from './mentions.ts';
import { checkReleases } from './releases.ts';
import { checkSeries } from './series.ts';
import { checkTakenDown } from './taken-down.ts';
import type { CheckContext, Target } from './context.ts';

/** The rules that hold between files: references, links, addresses. Pure. */
export function checkContent(
  content: Content,
  facts: readonly FileFacts[],
  context: CheckContext,
): { errors: Problem[]; warnings: Problem[] } {
  // An unapproved entry is reported once, and not again by every page that links to it.
  const publication = new Publication(content, context.now, true);
  const targets = targetsOf(content, facts, publication);
  const links = checkLinks(content, facts, targets, movedAddresses(content, publication));
  const takenDown = checkTakenDown(facts);
  const kits = checkKits(content, facts, context.now);
  return {
    errors: [
      ...checkMentions(content, facts, context),
      ...links.errors,
      ...checkAliases(facts, targets, content.site),
      ...checkFeedIds(content, facts),
      ...checkReleases(content, facts),
      ...checkSeries(facts),
      ...checkLabels(content, facts),
      ...checkCorrections(facts, context.now),
      ...takenDown.errors,
      ...kits.errors,
      ...unlistedLanguages(content, facts),
    ],
    warnings: [...links.warnings, ...takenDown.warnings, ...kits.warnings],
  };
}

/** Every address of the site in every language, with or without translation, and every file that is not a page. */
function targetsOf(
  content: Content,
  facts: readonly FileFacts[],
  publication: Publication,
): Map<string, Target> {
  const { site } = content;
  const targets = new Map<string, Target>();
  const anchorsOf = new Map(facts.map(({ file, anchors }) => [file, anchors]));
  const add = (address: string, anchors: Iterable<string> = [], live = true) =>
    targets.set(address, { anchors: new Set(['main', ...anchors]), live });
  for (const address of lastingFiles(content)) add(address);
  for (const lang of site.languages) {
    add(homeAddress(lang, site));
    for (const section of sections) {
      if (section === 'series' && Object.keys(content.series).length === 0) continue;
      // A list by topic has a place for each.
      const isByTopic = isEntryCollection(section) && descriptorOf(section).order === 'topic';
      add(listAddress(section, lang, site), isByTopic ? Object.keys(content.topics) : []);
    }
    add(listAddress('search', lang, site));
    add(archiveAddress(lang, site));
    for (const collection of recordCollections) {
      for (const id of Object.keys(content[collection])) add(addressOf(collection, id, lang, site));
    }
    for (const { file, entry } of facts) {
      const named = parseEntryFile(file);
      if (named === undefined) continue;
      const { collection, slug } = named;
      const shown = publication.find(collection, slug, lang);
      const anchors =
        anchorsOf.get(entryFile({ ...named, lang: shown?.entry.lang ?? lang })) ?? anchorsOf.get(file);
      const address = addressOf(collection, slug, lang, site);
      // A file whose own faults keep it from being read still has its address: links to it are not at fault.
      const live = shown !== undefined || entry === undefined || targets.get(address)?.live === true;
      add(address, anchors ?? [], live);
      if (named.lang !== lang) continue;
      const isWritten = shown?.entry.lang === lang || entry === undefined;
      for (const beside of filesOfEntry({ collection, lang, slug }, site)) add(beside, [], isWritten);
    }
  }
  return targets;
}

function unlistedLanguages(content: Content, facts: readonly FileFacts[]): Problem[] {
  return facts.flatMap(({ file, entry }) =>
    entry === undefined || content.site.languages.includes(entry.lang)
      ? []
      : [
          {
            file,
            line: 1,
            column: 1,
            code: 'language-unlisted',
            message: `site.yaml does not list the language "${entry.lang}", so that this file would be nowhere`,
            fix: `Add ${entry.lang} to languages in site.yaml, or take the file out.`,
          },
        ],
  );
}
