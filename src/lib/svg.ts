import { XmlFault, readXml } from './xml-reader.ts';
import type { XmlElement } from './xml-reader.ts';

/** Elements that draw or describe. Those that run code, load files, link or animate are missing on purpose. */
const elements = new Set(
  (
    'svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan ' +
    'textPath image linearGradient radialGradient stop clipPath mask pattern marker view filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

const xlink = 'http://www.w3.org/1999/xlink';
const svgNamespace = 'http://www.w3.org/2000/svg';
/** Namespaces that browsers act on: with another prefix, a forbidden element could be hidden. */
const reservedNamespaces = new Set([
  xlink,
  svgNamespace,
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/XML/1998/namespace',
]);

/** An embedded bitmap. Embedded drawings are refused: they would have to be checked in turn. */
const bitmap = /^data:image\/(?:png|jpeg|gif|webp);base64,[\sA-Za-z0-9+/=]*$/;
const maxFaults = 10;

/**
 * What in a drawing could run code, load a file or link elsewhere; empty where it may be published. Visitors can open
 * the file directly, and then it acts with the rights of the site.
 */
export function checkSvg(text: string): string[] {
  let root: XmlElement;
  try {
    root = readXml(text);
  } catch (error) {
    if (error instanceof XmlFault) return [`the drawing cannot be checked: ${error.message}`];
    throw error;
  }
  const faults = new Set<string>();
  if (root.name !== 'svg' || root.attributes['xmlns'] !== svgNamespace)
    faults.add('the file is no SVG drawing');
  // A queue instead of recursion: the author decides how deep a drawing is nested.
  for (const queue = [{ element: root, describes: false }]; queue.length > 0 && faults.size < maxFaults;) {
    const next = queue.pop();
    if (next === undefined) break;
    const { element } = next;
    const isKnown = elements.has(element.name) || (next.describes && isForeign(element.name));
    if (!isKnown) faults.add(refusedElement(element.name));
    else {
      for (const [name, value] of Object.entries(element.attributes)) {
        const fault = attributeFault(element, name, value);
        if (fault !== undefined) faults.add(fault);
      }
      if (element.name === 'style') {
        const fault = styleFault(element.text);
        if (fault !== undefined) faults.add(`the style sheet in the drawing ${fault}`);
      }
    }
    const describes = next.describes || element.name === 'metadata';
    for (const child of element.children.toReversed()) queue.push({ element: child, describes });
  }
  return [...faults];
}

/**
 * A name of another vocabulary, such as licence data in <metadata>. The check of `xmlns:…` makes sure that no other
 * prefix stands for a namespace that browsers act on.
 */
function isForeign(name: string): boolean {
  return name.includes(':') && !/^(?:svg|xlink):/i.test(name);
}

function refusedElement(name: string): string {
  const plain = name.replace(/^.*:/, '');
  if (/^script$/i.test(plain)) return 'the drawing has a script in it';
  if (/^foreignObject$/i.test(plain)) return 'the drawing has a web page in it (<foreignObject>)';
  if (plain === 'a') return 'the drawing has a link in it';
  if (/^(?:animate.*|set|discard)$/i.test(plain))
    return `the drawing moves (<${plain}>), and by that could change where it leads`;
  return `the drawing has an element that is not known to be harmless: <${name.slice(0, 40)}>`;
}

function attributeFault(element: XmlElement, name: string, value: string): string | undefined {
  const plain = name.replace(/^.*:/, '');
  const place = `the attribute ${name.slice(0, 40)} of <${element.name}>`;
  if (/^on/i.test(plain)) return `${place} would run code`;
  if (name === 'xmlns')
    return value === svgNamespace ? undefined : `${place} makes it something other than a drawing`;
  if (name.startsWith('xmlns:')) {
    return (name === 'xmlns:xlink') === (value === xlink) &&
      (name === 'xmlns:xlink' || name === 'xmlns:svg' || !reservedNamespaces.has(value))
      ? undefined
      : `${place} gives a known name another meaning`;
  }
  if (isScript(value)) return `${place} would run code`;
  if (plain === 'href' || plain === 'src' || plain === 'base') {
    if (/^#[^\s]*$/.test(value) && plain === 'href') return undefined;
    return element.name === 'image' && plain === 'href' && bitmap.test(value)
      ? undefined
      : `${place} loads or leads to something outside of the drawing`;
  }
  const fault = styleFault(value);
  return fault === undefined ? undefined : `${place} ${fault}`;
}

/**
 * `url(#shade)` refers to a part of the drawing; any other `url` would be loaded. Backslash escapes could hide one.
 */
function styleFault(css: string): string | undefined {
  if (/\\/.test(css)) return 'has backslashes, which can hide an address';
  const bare = css.replace(/\/\*.*?\*\//gs, ' ').replace(/url\(\s*(["']?)#[^"'()\s]*\1\s*\)/gi, '');
  if (/url\s*\(|@import|(?:image|image-set|src)\s*\(|expression\s*\(/i.test(bare))
    return 'loads something outside of the drawing';
  return isScript(bare) ? 'would run code' : undefined;
}

function isScript(value: string): boolean {
  // Browsers ignore control characters and spaces inside an address.
  return /(?:javascript|vbscript):/i.test(value.replace(/[\u0000-\u0020]/g, ''));
}
