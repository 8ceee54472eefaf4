/** Words that say nothing about a page, with spaces between them. A search leaves them out. */
export const words = `a an the and or of from to in on at by for with about into is are be was were been am do does did done has have had
    i me my we us our you your it its he she they them their this that these those there here what which who whom whose where when why
    how can could may might must shall should will would if not no any some as so than then too very please tell don't can't isn't it's i'm what's`;
