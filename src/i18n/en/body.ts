export interface BodyStrings {
  callout: Record<'note' | 'tip' | 'warning' | 'legal', string>;
  picture: string;
  download: string;
  play: (title: string) => string;
  /** Says who learns of the visitor when a film elsewhere is played. */
  plays: (host: string, company: string) => string;
  kilobytes: (count: string) => string;
  megabytes: (count: string) => string;
}

/** What components of a text say. */
export const words: BodyStrings = {
  callout: { note: 'Note', tip: 'Tip', warning: 'Careful', legal: 'Legal' },
  picture: 'Picture:',
  download: 'Download',
  play: (title) => `Play “${title}”`,
  plays: (host, company) => `The film is on ${host}. Only when you play it, ${company} learns your address.`,
  kilobytes: (count) => `${count} kB`,
  megabytes: (count) => `${count} MB`,
};
