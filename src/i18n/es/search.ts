import type { SearchStrings } from '../en/search.ts';

export const words: SearchStrings = {
  heading: 'Buscar',
  label: 'Buscar en este sitio',
  prompt: 'Unas palabras o una pregunta entera',
  hint: 'Entre «comillas», las palabras exactas.',
  submit: 'Buscar',
  narrow: 'Filtrar los resultados',
  resultsHeading: 'Resultados',
  needsScript:
    'La búsqueda necesita JavaScript, que está desactivado. Todo el sitio se encuentra también en estas listas.',
  topics: 'Ver un tema',
  lists: 'O una lista entera',
  shortcut: 'En todas las páginas, la tecla / lleva al campo de búsqueda',
  results: {
    searching: 'Buscando…',
    found: { one: '{count} resultado para «{query}»', other: '{count} resultados para «{query}»' },
    listed: {
      one: '{count} página, por fecha',
      other: '{count} páginas, de la más reciente a la más antigua',
    },
    dropped: 'Ninguna página contiene todas estas palabras. No se han tenido en cuenta: {words}.',
    nothing: 'No hay resultados para «{query}».',
    nothingHere: 'No hay resultados con estos filtros.',
    nothingFiltered: 'No hay resultados para «{query}» con estos filtros.',
    advice: 'Pruebe con menos palabras o con otra que diga lo mismo. O vea un tema.',
    facets: { type: 'Tipo', topic: 'Tema', author: 'Autor', year: 'Año' },
    widen: {
      type: 'Todos los tipos ({count})',
      topic: 'Todos los temas ({count})',
      author: 'Todos los autores ({count})',
      year: 'Todos los años ({count})',
    },
    clear: 'Quitar todos los filtros',
    chosen: { one: '{count} filtro', other: '{count} filtros' },
    everyValue: 'Todos ({count})',
    more: 'Mostrar {count} más',
    shown: 'Se muestran {shown} de {count}',
    sections: 'En esta página',
    unavailable: {
      missing:
        'Falta el índice de búsqueda: se crea al generar el sitio. Mientras tanto, las listas llevan a todas las páginas.',
      unreachable:
        'No se ha podido cargar el índice de búsqueda. Puede que no haya conexión. Las listas llevan a todas las páginas.',
      empty: 'Todavía no hay nada que buscar en este idioma.',
    },
    retry: 'Reintentar',
    written:
      'Índice del {time}. Lo que se ha escrito después faltará hasta que se vuelva a generar el sitio.',
  },
};
