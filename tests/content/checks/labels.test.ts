import { expect, test } from 'vitest';
import { countries } from '../../../src/disclosure/country.ts';
import { disclosureWords } from '../../../src/i18n/disclosure.ts';
import { labelOf } from '../../../src/disclosure/label-matcher.ts';
import { table } from '../../../src/disclosure/table.ts';
import type { InterfaceLang, Lang } from '../../../src/model/languages.ts';
import { readFiles } from '../read.ts';
import { post, tinySite } from '../../fixtures/folder.ts';

const partners = {
  'site.yaml': (tinySite['site.yaml'] ?? '').replace('[en, fr]', '[en, fr, de]'),
  'partners/shop.yaml': 'name: The Shop\nrelation: They lend.\nwebsite: https://shop.example/\n',
};
const gift = 'partnership: { partner: shop, consideration: gift }\n';
const none = 'partnership: { partner: shop, consideration: none }\n';

/** The codes and places of the label problems of a post. */
async function labels(text: string, lang: Lang = 'en'): Promise<string[]> {
  const { errors } = await readFiles({ ...partners, [`posts/${lang}/a.mdx`]: text });
  return errors.map(({ line, code }) => `${String(line)} ${code}`);
}

/** A text with this beginning. */
const begins = (words: string) => `${words}\n\nMore words.\n`;

test.each<[lang: Lang, beginning: string]>([
  ['en', 'Gifted: five mugs from the shop.'],
  ['en', 'Gifted.'],
  ['en', 'gifted'],
  ['en', '🎁 Gifted – five mugs.'],
  ['en', '**Gifted:** five mugs.'],
  ['en', '*Sponsored*'],
  ['en', '[Sponsored] Five mugs.'],
  ['en', '(gifted) Five mugs.'],
  ['en', 'Sponsored post'],
  ['en', 'Sponsored by The Shop.'],
  ['en', 'Spon: five mugs.'],
  ['en', 'Affiliate links: we earn a share.'],
  ['en', 'Collab | Five mugs.'],
  ['en', 'In partnership with The Shop: five mugs.'],
  ['en', 'In association with The Shop'],
  ['en', 'Thanks to The Shop for the mugs.'],
  ['en', 'Made possible by The Shop.'],
  ['en', '#gifted'],
  ['en', 'Five mugs came. #mugs #spon'],
  ['en', 'Five #collab mugs came.'],
  ['en', '- Five mugs #sp'],
  ['en', '> A quotation.\n\nGifted: five mugs.'],
  ['en', 'Five mugs came.\n\nGifted.'],
  ['fr', 'Sponsorisé : cinq tasses.'],
  ['fr', 'Article sponsorisé'],
  ['fr', 'Partenariat – cinq tasses.'],
  ['fr', 'En partenariat avec The Shop : cinq tasses.'],
  ['fr', 'En collaboration avec The Shop.'],
  ['fr', 'Offert par The Shop.'],
  ['fr', 'Produit offert. '],
  ['fr', 'Merci à The Shop pour les tasses.'],
  ['fr', '#partenariat'],
  ['fr', 'Cinq tasses. #ad'],
  ['fr', 'Cinq tasses. #gifted #sponsorisé'],
  ['fr', 'Ad : cinq tasses.'],
  ['de', 'Gesponsert: fünf Tassen.'],
  ['de', 'Gesponserter Beitrag'],
  ['de', 'Gesponsert von The Shop.'],
  ['de', 'In Kooperation mit The Shop: fünf Tassen.'],
  ['de', 'Mit freundlicher Unterstützung von The Shop.'],
  ['de', 'Unbezahlte Werbung – fünf Tassen.'],
  ['de', 'Danke an The Shop für die Tassen.'],
  ['de', 'Fünf Tassen. #ad'],
  ['de', 'Fünf Tassen. #unbezahlteWerbung'],
  ['de', 'Advertisement: fünf Tassen.'],
])('%s, with a gift: “%s” is refused', async (lang, beginning) => {
  const found = await labels(post('A', gift, begins(beginning)), lang);
  expect(found).not.toEqual([]);
  for (const code of found) expect(code).toMatch(/ label-insufficient$/);
});

test.each<[lang: Lang, beginning: string]>([
  ['en', 'Ad: five mugs.'],
  ['en', 'Advert, and so labelled: five mugs came.'],
  ['en', 'Advertisement – five mugs.'],
  ['en', 'Five mugs came. #ad'],
  ['en', 'Ad – gifted by The Shop: five mugs.'],
  ['fr', 'Collaboration commerciale : cinq tasses.'],
  ['fr', 'Publicité – cinq tasses.'],
  ['fr', 'Cinq tasses. #CollaborationCommerciale'],
  ['fr', 'Cinq tasses. #collaboration_commerciale'],
  ['de', 'Anzeige: fünf Tassen.'],
  ['de', 'Werbung – fünf Tassen.'],
  ['de', 'Fünf Tassen. #Werbung'],
])(
  '%s, with a gift: “%s” is accepted beside the site’s own label; without one, the partnership is missing',
  async (lang, words) => {
    expect(await labels(post('A', gift, begins(words)), lang)).toEqual([]);
    if (words.includes(',')) return;
    expect(await labels(post('A', '', begins(words)), lang)).toEqual([
      expect.stringMatching(/ label-without-partnership$/),
    ]);
    expect(await labels(post('A', none, begins(words)), lang)).toEqual([
      expect.stringMatching(/ label-contradiction$/),
    ]);
  },
);

/** What posts say about labels, gifts and thanks without being advertisements. */
const innocent: [lang: Lang, text: string][] = [
  ['en', 'Gifted children need other books.'],
  ['en', 'A gift is a gift until you hide it.'],
  ['en', '“Gifted” is no label: write “Ad”.'],
  ['en', '"Sponsored": what the word hides.'],
  ['en', "The hashtag '#ad' is not enough in France."],
  ['en', 'The hashtag `#ad` is not enough in France.'],
  ['en', 'The hashtag “#ad” is not enough in France.'],
  ['en', 'Do not write “#ad #spon” below the fold.'],
  ['en', '> #gifted'],
  ['en', '<Quote by="Ann">\n\nSponsored: #ad\n\n</Quote>'],
  ['en', '```\n#ad\n#sponsored\n```'],
  ['en', '`Gifted:` stands in half of all posts.'],
  ['en', 'Sponsored posts are a third of what we read.'],
  ['en', 'Ads pay for the paper.'],
  ['en', 'Advertising pays for the paper, and so it should say so.'],
  ['en', 'In partnership with the library, we read aloud on Sundays.'],
  ['en', 'Thanks to the rain, nobody came.'],
  ['en', 'We came late.\n\nThanks to everyone who waited.'],
  ['de', 'Werbung bezahlt die Zeitung.'],
  ['de', '„Gesponsert“ ist keine Kennzeichnung: Schreiben Sie „Anzeige“.'],
  ['de', 'In Kooperation mit der Bücherei lesen wir vor.'],
  ['en', 'We came late.\n\nThank you!'],
  ['en', 'We came late.\n\nFunded by the European Union.'],
  ['en', 'We came late.\n\nIn partnership with the library.'],
  ['en', 'Partners, gifts and loans: three words for one thing.'],
  ['en', 'Issue #12 and ticket #ad12 are closed; so is [this](https://x.example/#ad).'],
  ['en', 'See https://x.example/page#sponsored for more.'],
  ['en', '| Sponsored | Gifted |\n| --- | --- |\n| yes | no |'],
  ['en', '## How to label a gift\n\nSay it first.'],
  ['en', '- Sponsored\n- Gifted\n\nare two words to avoid.'],
  ['fr', 'Un partenariat se dit dans la première ligne.'],
  ['fr', '« Partenariat » ne suffit pas.'],
  ['fr', 'Le mot-dièse « #ad » ne suffit pas en France.'],
  ['fr', 'Publicités et cadeaux : que dit la loi ?'],
  ['fr', 'La publicité paie le journal.'],
  ['fr', 'Merci à la pluie, personne n’est venu.'],
  ['fr', 'Nous étions en retard.\n\nMerci à toutes et à tous.'],
  ['fr', 'Offerts ou prêtés, les objets se disent.'],
  ['fr', 'En partenariat avec la bibliothèque, nous lisons le dimanche.'],
  ['fr', 'Le prix n° 1 et le billet #3.'],
];

test.each(innocent)('%s: “%s” is not taken for a label', async (lang, text) => {
  for (const fields of ['', gift, none])
    expect(await labels(post('A', fields, `${text}\n`), lang)).toEqual([]);
});

test.each<[lang: Lang, title: string, isLabel: boolean]>([
  ['en', 'Five mugs #gifted', true],
  ['en', '[Ad] Five mugs', true],
  ['en', 'Sponsored: five mugs', true],
  ['en', 'Gifted | Five mugs', true],
  ['en', 'Sponsored', true],
  ['fr', 'Cinq tasses #collab', true],
  ['fr', '(Sponsorisé) Cinq tasses', true],
  ['en', 'Advertising: what the rules ask', false],
  ['en', 'Affiliate links – a short history', false],
  ['en', '“Gifted”: a word to avoid', false],
  ['en', 'Why “#ad” is not enough', false],
  ['en', 'Why `#ad` is not enough', false],
  ['en', 'A gift is a gift until you hide it', false],
  ['en', 'Collaboration: five rules', false],
  ['fr', 'Publicité : ce que dit la loi', false],
  ['fr', 'Partenariat : les questions à poser', false],
  ['fr', 'Collaboration commerciale : le mot et la chose', false],
])('%s: the title “%s” has a label: %s', async (lang, title, isLabel) => {
  const found = await labels(post(title), lang);
  expect(found).toEqual(isLabel ? ['2 label-without-partnership'] : []);
});

test('a description is read like the beginning of a text', async () => {
  const described = (words: string) => post('A').replace('What it says.', JSON.stringify(words));
  expect(await labels(described('Gifted: five mugs.'))).toEqual(['3 label-without-partnership']);
  expect(await labels(described('Five mugs that were gifted to us.'))).toEqual([]);
});

test('each finding has its place, the text found, the source of the rule, and what to write instead', async () => {
  const { errors } = await readFiles({
    ...partners,
    'posts/en/a.mdx': post('A', gift, 'Gifted: mugs.\n\nThey came, *and* more\nof them #spon came.\n'),
    'posts/en/b.mdx': post('B', '', 'Mugs. #ad\n'),
    'posts/en/c.mdx': post('C', 'partnership: { partner: shop, consideration: none, what: a mug }\n'),
    'posts/fr/a.mdx': post('A', gift, 'Des tasses. #ad #partenariat\n'),
  });
  expect(
    errors.map(({ file, line, column, code }) => `${file}:${String(line)}:${String(column)} ${code}`),
  ).toEqual([
    'posts/en/a.mdx:10:1 label-insufficient',
    'posts/en/a.mdx:13:9 label-insufficient',
    'posts/en/b.mdx:9:7 label-without-partnership',
    'posts/en/c.mdx:1:1 label-contradiction',
    'posts/fr/a.mdx:10:13 label-insufficient',
    'posts/fr/a.mdx:10:17 label-insufficient',
  ]);
  const [first, , missing, contradiction, secondary, unnamed] = errors;
  expect(first?.message).toMatch(/“Gifted”.*Influencers’ guide to making clear that ads are ads, 2023$/);
  expect(first?.fix).toContain('“Advertisement: a gift between us and The Shop”');
  expect(missing?.fix).toContain('partnership: with partner and consideration');
  expect(contradiction?.message).toContain('“a mug”');
  expect(secondary?.message).toContain('(a secondary source)');
  expect(unnamed?.message).toContain('no source that we know says that it is enough');
  for (const { fix } of errors) expect(fix).toMatch(/^[A-Z].*\.$/s);
});

test('answers, kits and pages may use label words freely', async () => {
  const { errors } = await readFiles({
    'pages/en/about.mdx':
      '---\ntitle: "Sponsored: a word"\ndescription: Gifted.\nupdated: 2026-01-01\n---\n\nAd: #sponsored\n',
  });
  expect(errors).toEqual([]);
});

test('what the table calls insufficient is found, and what it names as a label is enough where it is read', () => {
  const langs: Record<(typeof countries)[number], InterfaceLang> = { FR: 'fr', EU: 'en', UK: 'en', US: 'en' };
  for (const country of countries) {
    const lang = langs[country];
    for (const { label } of table[country].insufficient) {
      // A program cannot recognise a brand's name, and many texts end with "Thanks.".
      if (label === '@brand' || label === 'Thanks') continue;
      const text = label.replace('…', ' The Shop');
      const found = labelOf({ in: text.startsWith('#') ? 'hashtag' : 'opening', text }, lang);
      expect(found, `${country} ${label}`).toMatchObject({ isEnough: false });
    }
    for (const label of disclosureWords(lang).labels[country])
      expect(labelOf({ in: 'opening', text: `${label}: mugs` }, lang), label).toMatchObject({
        isEnough: true,
      });
  }
});
