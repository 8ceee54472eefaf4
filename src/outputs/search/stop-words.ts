/**
 * Stop words. Pagefind requires every word of a query on the page, so "labelling of gifts" would miss an answer
 * without "of"; find.ts has the measured effect.
 */
const lists = {
  en: `a an the and or of from to in on at by for with about into is are be was were been am do does did done has have had
    i me my we us our you your it its he she they them their this that these those there here what which who whom whose where when why
    how can could may might must shall should will would if not no any some as so than then too very please tell don't can't isn't it's i'm what's`,
  fr: `le la les l un une des du de d et ou à a au aux en y dans pour par sur avec sans chez vers est sont être été suis es sommes êtes
    était ai as avons avez ont avoir je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes son
    sa ses notre nos votre vos ce c cet cette ces cela ça ceci qui que qu quoi quel quelle quels quelles dont où quand comment pourquoi
    combien puis peut peux peuvent pouvez doit dois doivent devez faut fait faire fais t s m n j ne pas plus si comme très`,
} as const;

/**
 * The stop words of a language by its primary tag, on one line, as the search page passes them to its script; empty
 * where there is no list.
 */
export function stopWords(lang: string): string {
  const primary = lang.toLowerCase().split('-')[0];
  return primary === 'en' || primary === 'fr' ? lists[primary].replace(/\s+/g, ' ') : '';
}
