import anyAscii from 'any-ascii';
import { element, writeElement } from '../lib/xml.ts';
import type { XmlElement } from '../lib/xml.ts';
import type { Lang } from '../model/languages.ts';
import { languageIds } from '../model/languages.ts';
import type { KitAsset } from '../publication/kit-view.ts';
import { licenceOf } from './licence.ts';
import type { Licence } from './licence.ts';
import type { AssetWords } from './source.ts';

/**
 * The rights metadata that is written into a picture, so that it carries its credit wherever it is copied. Plain
 * data. It contains all languages of the kit, because the file is the same for all of them.
 */
export interface Rights {
  credit: string;
  licence: Licence;
  /** Whole address of the asset's page. */
  page: string;
  words: Partial<Record<Lang, AssetWords>>;
  /** The first language that has words for the file is the default, for programs that ignore languages. */
  order: readonly Lang[];
  source?: 'generated' | 'retouched';
  /** Nobody may train models with it. */
  noTraining?: true;
}

export function rightsOf(
  asset: KitAsset,
  page: string,
  words: Rights['words'],
  order: readonly Lang[],
  noTraining: boolean,
): Rights {
  const source = asset.generated === true ? 'generated' : asset.retouched === true ? 'retouched' : undefined;
  return {
    credit: asset.credit,
    licence: licenceOf(asset),
    page,
    words,
    order,
    ...(source !== undefined && { source }),
    ...(noTraining && { noTraining: true }),
  };
}

/** The rights as EXIF, which every program shows. ASCII only. */
export function exifOf(rights: Rights): Record<'Artist' | 'Copyright' | 'ImageDescription', string> {
  const [first] = wordsInOrder(rights);
  return {
    Artist: anyAscii(rights.credit),
    Copyright: anyAscii(copyrightOf(rights)),
    ImageDescription: anyAscii(first === undefined ? '' : (first[1].caption ?? first[1].alt)),
  };
}

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const namespaces = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
  'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
  'xmlns:cc': 'http://creativecommons.org/ns#',
  'xmlns:plus': 'http://ns.useplus.org/ldf/xmp/1.0/',
  'xmlns:Iptc4xmpCore': 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  'xmlns:Iptc4xmpExt': 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
};

const digitalSources = {
  generated: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  retouched: 'http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits',
};

/** The rights as an XMP packet. */
export function xmpOf(rights: Rights): string {
  return writeElement(xmpTree(rights));
}

/** The rights in the IPTC and PLUS fields that picture editors and search engines read. */
export function xmpTree(rights: Rights): XmlElement {
  const { credit, licence, page, source, noTraining } = rights;
  const words = wordsInOrder(rights);
  const texts = (of: (words: AssetWords) => string | undefined) =>
    words.flatMap(([lang, one]) => {
      const text = of(one);
      return text === undefined ? [] : ([[lang, text]] as const);
    });
  const uses = texts((one) => one.uses).map(([lang, text]) => [lang, `${licence.name}. ${text}`] as const);
  const description = element(
    'rdf:Description',
    [
      element('dc:creator', [element('rdf:Seq', [element('rdf:li', credit)])]),
      element('photoshop:Credit', credit),
      inLanguages(
        'dc:description',
        texts((one) => one.caption ?? one.alt),
      ),
      inLanguages(
        'Iptc4xmpCore:AltTextAccessibility',
        texts((one) => one.alt),
      ),
      inLanguages('dc:rights', [['x-default', copyrightOf(rights)]]),
      element('xmpRights:Marked', licence.id?.startsWith('CC0-') ? 'False' : 'True'),
      inLanguages('xmpRights:UsageTerms', uses.length > 0 ? uses : [['x-default', licence.name]]),
      element('xmpRights:WebStatement', licence.address ?? page),
      ...(licence.id?.startsWith('CC') && licence.address !== undefined
        ? [element('cc:license', '', { 'rdf:resource': licence.address })]
        : []),
      element('plus:Licensor', [
        element('rdf:Seq', [
          element('rdf:li', [element('plus:LicensorURL', page)], { 'rdf:parseType': 'Resource' }),
        ]),
      ]),
      ...(noTraining === true
        ? [element('plus:DataMining', 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING')]
        : []),
      ...(source !== undefined ? [element('Iptc4xmpExt:DigitalSourceType', digitalSources[source])] : []),
    ].filter((field) => field.content.length > 0 || Object.keys(field.attributes).length > 0),
    { 'rdf:about': '', ...namespaces },
  );
  const rdf = element('rdf:RDF', [description], { 'xmlns:rdf': rdfNamespace });
  return element('x:xmpmeta', [rdf], { 'xmlns:x': 'adobe:ns:meta/' });
}

function copyrightOf({ credit, licence }: Rights): string {
  const address = licence.address === undefined ? '' : ` (${licence.address})`;
  return `${credit}, ${licence.id ?? licence.name}${address}`;
}

function wordsInOrder({ words, order }: Rights): [Lang, AssetWords][] {
  const langs = [...order, ...languageIds.filter((lang) => !order.includes(lang))];
  return langs.flatMap((lang) => {
    const found = words[lang];
    return found === undefined ? [] : [[lang, found] as [Lang, AssetWords]];
  });
}

/** A text in several languages; the first one is also `x-default`. */
function inLanguages(name: string, texts: readonly (readonly [lang: string, text: string])[]): XmlElement {
  const [first] = texts;
  if (first === undefined) return element(name);
  const all = first[0] === 'x-default' ? texts : ([['x-default', first[1]], ...texts] as const);
  return element(name, [
    element(
      'rdf:Alt',
      all.map(([lang, text]) => element('rdf:li', text, { 'xml:lang': lang })),
    ),
  ]);
}
