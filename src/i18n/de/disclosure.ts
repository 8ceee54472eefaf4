import type { DisclosureWords } from '../en/disclosure.ts';

const both = (plain: string, named: string) => ({ plain, named });

/*
 * What was given stands behind a colon or in brackets: in a sentence it would be bent („einen Toaster“).
 */
export const words: DisclosureWords = {
  readers: ['EU'],
  countries: {
    FR: 'Frankreich',
    EU: 'Europäische Union, andere Länder',
    UK: 'Vereinigtes Königreich',
    US: 'Vereinigte Staaten',
  },
  media: {
    article: 'Artikel, Blogbeitrag oder Newsletter',
    social: 'Kurzer Beitrag in einem sozialen Netzwerk',
    image: 'Bild oder Story',
    video: 'Video oder Livestream',
    audio: 'Podcast',
  },
  pieces: {
    article: 'diesen Artikel',
    social: 'diesen Beitrag',
    image: 'dieses Bild',
    video: 'dieses Video',
    audio: 'diese Folge',
  },
  colon: ': ',
  wordings: {
    none: both(
      '{brand} hat mir für {piece} nichts gegeben, und ich schreibe, was ich denke.',
      '{brand} hat mir für {piece} nichts gegeben, und ich schreibe, was ich denke.',
    ),
    loan: both(
      '{brand} hat mir für {piece} ein Produkt geliehen; ich gebe es zurück.',
      '{brand} hat mir für {piece} etwas geliehen, das ich zurückgebe: {what}.',
    ),
    gift: both('{brand} hat mir ein Produkt geschenkt.', '{brand} hat mir etwas geschenkt: {what}.'),
    travel: both('{brand} hat meine Reise bezahlt.', '{brand} hat meine Reise bezahlt: {what}.'),
    payment: both('{brand} bezahlt mich für {piece}.', '{brand} bezahlt mich für {piece}: {what}.'),
    affiliate: both(
      'Ich erhalte eine Provision, wenn Sie über meine Links bei {brand} kaufen.',
      'Ich erhalte eine Provision, wenn Sie über meine Links bei {brand} kaufen: {what}.',
    ),
    other: both(
      '{brand} hat mir für {piece} einen Vorteil gewährt.',
      '{brand} hat mir für {piece} einen Vorteil gewährt: {what}.',
    ),
  },
  noConsideration: 'Ohne Gegenleistung',
  freedom:
    'Schreiben Sie, was Sie denken: Sie dürfen ein negatives Urteil veröffentlichen oder gar nichts, und Sie brauchen dafür keine Freigabe von uns.',
  mark: 'Anzeige',
  house: {
    nothing: 'Ohne Gegenleistung: Zwischen {brand} und uns wurde nichts gezahlt und nichts gegeben',
    partner: {
      loan: both('{brand} hat uns ein Produkt geliehen', '{brand} hat uns etwas geliehen ({what})'),
      gift: both('{brand} hat uns ein Produkt geschenkt', '{brand} hat uns etwas geschenkt ({what})'),
      travel: both('{brand} hat unsere Reise bezahlt', '{brand} hat unsere Reise bezahlt ({what})'),
      payment: both('{brand} bezahlt uns', '{brand} bezahlt uns ({what})'),
      affiliate: both(
        'Wir erhalten eine Provision, wenn Sie über unsere Links bei {brand} kaufen',
        'Wir erhalten eine Provision, wenn Sie über unsere Links bei {brand} kaufen ({what})',
      ),
      other: both('{brand} hat uns einen Vorteil gewährt', '{brand} hat uns einen Vorteil gewährt ({what})'),
    },
    us: {
      loan: both(
        '{brand} hat von uns eine Leihgabe erhalten',
        '{brand} hat von uns eine Leihgabe erhalten ({what})',
      ),
      gift: both(
        '{brand} hat von uns ein Geschenk erhalten',
        '{brand} hat von uns ein Geschenk erhalten ({what})',
      ),
      travel: both('{brand} ist auf unsere Kosten gereist', '{brand} ist auf unsere Kosten gereist ({what})'),
      payment: both('Wir bezahlen {brand}', 'Wir bezahlen {brand} ({what})'),
      affiliate: both(
        'Wir zahlen {brand} eine Provision, wenn Sie über Links von dort bei uns kaufen',
        'Wir zahlen {brand} eine Provision, wenn Sie über Links von dort bei uns kaufen ({what})',
      ),
      other: both(
        '{brand} hat von uns einen Vorteil erhalten',
        '{brand} hat von uns einen Vorteil erhalten ({what})',
      ),
    },
    unsaid: {
      loan: both('Leihgabe zwischen {brand} und uns', 'Leihgabe zwischen {brand} und uns ({what})'),
      gift: both('Geschenk zwischen {brand} und uns', 'Geschenk zwischen {brand} und uns ({what})'),
      travel: both(
        'Bezahlte Reise, zwischen {brand} und uns',
        'Bezahlte Reise, zwischen {brand} und uns ({what})',
      ),
      payment: both('Zahlung zwischen {brand} und uns', 'Zahlung zwischen {brand} und uns ({what})'),
      affiliate: both(
        'Verkaufsprovision zwischen {brand} und uns',
        'Verkaufsprovision zwischen {brand} und uns ({what})',
      ),
      other: both('Vorteil zwischen {brand} und uns', 'Vorteil zwischen {brand} und uns ({what})'),
    },
  },
  kit: { before: 'Pressemappe: ', version: (number) => `, Version\u00a0${number}` },
  labels: {
    FR: ['Collaboration commerciale (Anzeige)', 'Publicité (Anzeige)'],
    EU: ['Anzeige', 'Werbung'],
    UK: ['Ad (Anzeige)', 'Advert (Anzeige)', 'Advertisement (Anzeige)'],
    US: ['Ad (Anzeige)', 'Advertisement (Anzeige)'],
  },
  placement: {
    FR: {
      article:
        'Ganz oben, vor der ersten Zeile und vor jedem „Weiterlesen“; deutlich, lesbar und verständlich.',
      social:
        'Als erste Wörter, vor jedem „Mehr anzeigen“; nicht zwischen Hashtags am Ende. Der Hinweis des Netzwerks auf eine bezahlte Partnerschaft kommt hinzu und ersetzt nichts.',
      image:
        'Auf dem Bild selbst, lesbar, solange es gezeigt wird, und als erste Wörter der Bildunterschrift.',
      video: 'Im Bild, während der gesamten Werbung, und als erste Wörter der Beschreibung.',
      audio: 'Gesprochen, bevor die Werbung beginnt, und als erste Wörter der Begleittexte zur Folge.',
    },
    EU: {
      article: 'Ganz oben, vor der ersten Zeile, damit der Zweck auf den ersten Blick zu erkennen ist.',
      social: 'Als erste Wörter, vor jedem „Mehr anzeigen“; nicht zwischen Hashtags am Ende.',
      image: 'Auf dem Bild, lange genug zum Lesen, und als erste Wörter der Bildunterschrift.',
      video: 'Im Bild und gesprochen, am Anfang, und als erste Wörter der Beschreibung.',
      audio: 'Gesprochen, bevor die Empfehlung beginnt, und als erste Wörter der Begleittexte zur Folge.',
    },
    UK: {
      article:
        'Von vornherein: im Titel oder direkt darüber, vor der ersten Zeile, damit man es vor dem Klick weiß; bei Provisionslinks auch direkt daneben.',
      social:
        'Als erste Wörter, sichtbar ohne Tippen auf „Mehr anzeigen“; nicht zwischen Hashtags versteckt.',
      image:
        'Auf dem Bild, gut vom Hintergrund abgehoben; in einer Story auf jedem Bild, das die Sache zeigt.',
      video: 'Vor dem Klick: im Titel oder auf dem Vorschaubild; und am Anfang im Bild.',
      audio:
        'Im Titel der Folge oder als erste Wörter ihrer Begleittexte, und gesprochen, bevor die Werbung beginnt.',
    },
    US: {
      article:
        'Ganz oben, vor der ersten Zeile, wo es niemand übersieht: ohne Scrollen, ohne Klick, nicht als Einblendung. Bei Provisionslinks auch direkt daneben.',
      social: 'Als erste Wörter, in der Empfehlung selbst; nicht in einer Reihe von Hashtags oder Links.',
      image: 'In das Bild eingeblendet, lange genug, um bemerkt und gelesen zu werden.',
      video:
        'Im Video selbst und nicht nur in seiner Beschreibung: im Bild, wo die Empfehlung zu sehen ist, gesprochen, wo sie zu hören ist. Im Livestream immer wieder.',
      audio: 'Gesprochen, direkt bei der Empfehlung, so laut, langsam und deutlich, dass alle folgen können.',
    },
  },
  evidence: {
    text: 'im Wortlaut gelesen',
    issuer: 'auf den Seiten des Herausgebers gelesen',
    secondary: 'Sekundärquelle: bei anderen gelesen, die darüber schreiben',
  },
  verify: {
    fullText: 'Der Wortlaut selbst wurde nicht gelesen: bitte prüfen.',
    frLaw: 'In einer Abschrift des Artikels gelesen: mit Légifrance vergleichen.',
    frLawFirst:
      'Die Verordnung hat diese Wörter gestrichen; hier bleiben sie als die strengere Regel stehen.',
    frHashtag:
      'Bericht aus der Praxis, ohne Datum; kein amtlicher Text, den wir gelesen haben, sagt es in diesen Worten.',
    cjeu: 'In einem Kommentar gelesen; das Aktenzeichen prüfen.',
    cpc: 'In einer Abschrift der ersten Seite gelesen; das Jahr und die fünf Grundsätze prüfen.',
    ukGuide:
      'Die Liste der Kennzeichnungen wurde in Berichten über den Leitfaden gelesen; sie ist zu prüfen, auch ob es eine neuere Ausgabe gibt.',
    ftcClear: 'Mit der eCFR vergleichen.',
    ftcBrochure: 'In einer Abschrift und in der Zusammenfassung einer Anwaltskanzlei gelesen.',
  },
  notLegalAdvice:
    'Das ist keine Rechtsberatung: Wir sagen, was wir gelesen haben und wo. Regeln ändern sich, und jeder Fall ist anders.',
};
