import type { DisclosureWords } from '../en/disclosure.ts';

const both = (plain: string, named: string) => ({ plain, named });

/**
 * Names stand where no article and no preposition contracts with them: `{brand}` opens a clause, or follows `a`, `con` or
 * `entre`. “Publicidad” is the plain word for advertising.
 */
export const words: DisclosureWords = {
  readers: ['EU'],
  countries: { FR: 'Francia', EU: 'Unión Europea, otros países', UK: 'Reino Unido', US: 'Estados Unidos' },
  media: {
    article: 'Artículo, entrada de blog o boletín',
    social: 'Publicación breve en una red social',
    image: 'Imagen o historia',
    video: 'Vídeo o directo',
    audio: 'Pódcast',
  },
  pieces: {
    article: 'este artículo',
    social: 'esta publicación',
    image: 'esta imagen',
    video: 'este vídeo',
    audio: 'este episodio',
  },
  colon: ': ',
  wordings: {
    none: {
      plain: '{brand} no me ha dado nada por {piece} y escribo con libertad lo que pienso.',
      named: '{brand} no me ha dado nada por {piece} y escribo con libertad lo que pienso.',
    },
    loan: {
      plain: '{brand} me ha prestado un producto para {piece}; el préstamo se devuelve.',
      named: '{brand} me ha prestado {what} para {piece}; el préstamo se devuelve.',
    },
    gift: {
      plain: '{brand} me ha regalado un producto.',
      named: '{brand} me ha regalado {what}.',
    },
    travel: {
      plain: '{brand} me ha pagado el viaje.',
      named: '{brand} me ha pagado el viaje: {what}.',
    },
    payment: {
      plain: '{brand} me paga por {piece}.',
      named: '{brand} me paga por {piece}: {what}.',
    },
    affiliate: {
      plain: 'Cobro una comisión si compra productos de {brand} a través de mis enlaces.',
      named: 'Cobro una comisión si compra productos de {brand} a través de mis enlaces: {what}.',
    },
    other: {
      plain: '{brand} me ha dado algo de valor por {piece}.',
      named: '{brand} me ha dado algo de valor por {piece}: {what}.',
    },
  },
  noConsideration: 'Sin contraprestación',
  freedom:
    'Escriba con libertad lo que piense: puede publicar una opinión negativa, o nada, y nada tiene que pasar por nuestra aprobación.',
  mark: 'Publicidad',
  house: {
    nothing: 'Sin contraprestación: no se ha pagado ni dado nada entre nosotros y {brand}',
    partner: {
      loan: both('{brand} nos ha prestado un producto', '{brand} nos ha prestado {what}'),
      gift: both('{brand} nos ha regalado un producto', '{brand} nos ha regalado {what}'),
      travel: both('{brand} nos ha pagado el viaje', '{brand} nos ha pagado el viaje: {what}'),
      payment: both('{brand} nos paga', '{brand} nos paga: {what}'),
      affiliate: both(
        'cobramos una comisión si compra productos de {brand} a través de nuestros enlaces',
        'cobramos una comisión si compra productos de {brand} a través de nuestros enlaces: {what}',
      ),
      other: both('{brand} nos ha dado algo de valor', '{brand} nos ha dado algo de valor: {what}'),
    },
    us: {
      loan: both('hemos prestado un producto a {brand}', 'hemos prestado a {brand} {what}'),
      gift: both('hemos regalado un producto a {brand}', 'hemos regalado a {brand} {what}'),
      travel: both('hemos pagado el viaje a {brand}', 'hemos pagado el viaje a {brand}: {what}'),
      payment: both('pagamos a {brand}', 'pagamos a {brand}: {what}'),
      affiliate: both(
        '{brand} cobra una comisión si nos compra a través de sus enlaces',
        '{brand} cobra una comisión si nos compra a través de sus enlaces: {what}',
      ),
      other: both('hemos dado algo de valor a {brand}', 'hemos dado algo de valor a {brand}: {what}'),
    },
    unsaid: {
      loan: both('un préstamo entre nosotros y {brand}', 'un préstamo entre nosotros y {brand}: {what}'),
      gift: both('un regalo entre nosotros y {brand}', 'un regalo entre nosotros y {brand}: {what}'),
      travel: both(
        'un viaje pagado, entre nosotros y {brand}',
        'un viaje pagado, entre nosotros y {brand}: {what}',
      ),
      payment: both('un pago entre nosotros y {brand}', 'un pago entre nosotros y {brand}: {what}'),
      affiliate: both(
        'una comisión por ventas, entre nosotros y {brand}',
        'una comisión por ventas, entre nosotros y {brand}: {what}',
      ),
      other: both(
        'algo de valor, entre nosotros y {brand}',
        'algo de valor, entre nosotros y {brand}: {what}',
      ),
    },
  },
  kit: { before: 'Dosier de prensa: ', version: (number) => `, versión ${number}` },
  labels: {
    FR: ['Collaboration commerciale (publicidad)', 'Publicité (publicidad)'],
    EU: ['Publicidad', 'Publi'],
    UK: ['Ad (publicidad)', 'Advert (publicidad)', 'Advertisement (publicidad)'],
    US: ['Ad (publicidad)', 'Advertisement (publicidad)'],
  },
  placement: {
    FR: {
      article:
        'Al principio del todo, antes de la primera línea y por encima de cualquier «leer más»; claro, legible y comprensible.',
      social:
        'Como primeras palabras, por encima de cualquier «ver más»; no entre los hashtags del final. El aviso propio de la red se suma y no sustituye nada.',
      image: 'Sobre la propia imagen, legible mientras se muestre, y como primeras palabras de su pie.',
      video: 'Sobre el vídeo, durante toda la promoción, y como primeras palabras de su descripción.',
      audio:
        'Dicho en voz alta, antes de que empiece la promoción, y como primeras palabras de las notas del episodio.',
    },
    EU: {
      article:
        'Al principio del todo, antes de la primera línea, para que la intención se vea a primera vista.',
      social: 'Como primeras palabras, por encima de cualquier «ver más»; no entre los hashtags del final.',
      image: 'Sobre la imagen, el tiempo suficiente para leerlo, y como primeras palabras de su pie.',
      video: 'En pantalla y en voz alta, al principio, y como primeras palabras de la descripción.',
      audio:
        'Dicho en voz alta, antes de que empiece la recomendación, y como primeras palabras de las notas del episodio.',
    },
    UK: {
      article:
        'De entrada: en el título o justo encima, antes de la primera línea, para que se sepa antes de hacer clic; con enlaces de afiliado, también junto a ellos.',
      social: 'Como primeras palabras, visibles sin tocar «ver más»; no perdidas entre hashtags.',
      image:
        'Sobre la imagen, con buen contraste; en una historia, sobre cada imagen que muestre el producto.',
      video: 'Antes del clic: en el título o sobre la miniatura; y en pantalla al principio.',
      audio:
        'En el título del episodio o como primeras palabras de sus notas, y dicho en voz alta antes de que empiece la promoción.',
    },
    US: {
      article:
        'Al principio del todo, antes de la primera línea, donde nadie pueda pasarlo por alto: sin desplazarse, sin clic, sin textos emergentes. Con enlaces de afiliado, también junto a ellos.',
      social:
        'Como primeras palabras, dentro de la propia recomendación; no en una serie de hashtags o enlaces.',
      image: 'Superpuesto a la imagen, el tiempo suficiente para verlo y leerlo.',
      video:
        'En el propio vídeo y no solo en su descripción: en pantalla si la recomendación se ve, en voz alta si se oye. En directo, una y otra vez.',
      audio:
        'Dicho en voz alta, junto a la recomendación, con un volumen, una velocidad y un ritmo que cualquiera pueda seguir.',
    },
  },
  evidence: {
    text: 'leída en su propio texto',
    issuer: 'leída en las páginas de quien la publicó',
    secondary: 'fuente secundaria: leída en lo que otros escriben de ella',
  },
  verify: {
    fullText: 'No se ha leído el texto mismo: compruébelo.',
    frLaw: 'Leída en una copia del artículo: compárela con Légifrance.',
    frLawFirst: 'La ordenanza suprimió estas palabras; se mantienen aquí como la regla más estricta.',
    frHashtag:
      'Relato de una profesional, sin fecha; ningún texto oficial que hayamos leído lo dice con estas palabras.',
    cjeu: 'Leída en un comentario; compruebe el número del asunto.',
    cpc: 'Leída en una copia de la primera página; compruebe el año y los cinco principios.',
    ukGuide:
      'La lista de avisos se ha leído en reseñas de la guía; compruébela, y si hay una edición posterior.',
    ftcClear: 'Compárela con el eCFR.',
    ftcBrochure: 'Leída en una copia y en el resumen de un bufete.',
  },
  notLegalAdvice:
    'Esto no es asesoramiento jurídico: dice lo que hemos leído y dónde. Las reglas cambian y los casos difieren.',
};
