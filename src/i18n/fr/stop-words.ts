/** Mots qui ne disent rien d’une page. */
export const words = `le la les l un une des du de d et ou à a au aux en y dans pour par sur avec sans chez vers est sont être été suis es sommes êtes
    était ai as avons avez ont avoir je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes son
    sa ses notre nos votre vos ce c cet cette ces cela ça ceci qui que qu quoi quel quelle quels quelles dont où quand comment pourquoi
    combien puis peut peux peuvent pouvez doit dois doivent devez faut fait faire fais t s m n j ne pas plus si comme très`;
