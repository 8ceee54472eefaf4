import { interfaceLang } from '../../model/languages.ts';
import type { InterfaceLang, Lang } from '../../model/languages.ts';

interface BodyStrings {
  callout: Record<'note' | 'tip' | 'warning' | 'legal', string>;
  picture: string;
  download: string;
  play: (title: string) => string;
  /** Says who learns of the visitor when a film elsewhere is played. */
  plays: (host: string, company: string) => string;
  kilobytes: (count: string) => string;
  megabytes: (count: string) => string;
}

const tables: Record<InterfaceLang, BodyStrings> = {
  en: {
    callout: { note: 'Note', tip: 'Tip', warning: 'Careful', legal: 'Legal' },
    picture: 'Picture:',
    download: 'Download',
    play: (title) => `Play “${title}”`,
    plays: (host, company) =>
      `The film is on ${host}. Only when you play it, ${company} learns your address.`,
    kilobytes: (count) => `${count} kB`,
    megabytes: (count) => `${count} MB`,
  },
  fr: {
    callout: { note: 'À noter', tip: 'Conseil', warning: 'Attention', legal: 'Point de droit' },
    picture: 'Image\u00a0:',
    download: 'Télécharger',
    play: (title) => `Lire «\u00a0${title}\u00a0»`,
    plays: (host, company) =>
      `Le film est sur ${host}. ${company} n’apprend votre adresse que si vous le lancez.`,
    kilobytes: (count) => `${count} ko`,
    megabytes: (count) => `${count} Mo`,
  },
};

export function bodyStrings(lang: Lang): BodyStrings {
  return tables[interfaceLang(lang)];
}

/** A file's size for people: `27 kB`, `1,4 Mo`. */
export function formatBytes(bytes: number, lang: Lang): string {
  const t = bodyStrings(lang);
  const round = (value: number) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return bytes < 1_000_000
    ? t.kilobytes(round(Math.max(0.1, bytes / 1000)))
    : t.megabytes(round(bytes / 1_000_000));
}
