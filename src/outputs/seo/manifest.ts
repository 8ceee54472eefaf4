import { directionOf } from '../../model/languages.ts';
import { withBase } from '../../publication/addresses.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import { icons, mark } from './icons.ts';
import { themeColor } from './theme-color.ts';

/** Each language has its own manifest, beside its home page. */
export function manifestBeside(home: string): string {
  return `${home}manifest.webmanifest`;
}

/**
 * What a phone needs to add the site to its home screen.
 * @see https://w3c.github.io/manifest/
 */
export function writeManifest(shell: SiteShell): string {
  const { lang, base, home, siteName, siteDescription } = shell;
  const local = (address: string) => withBase(address, base);
  const png = ({ address, size }: { address: string; size: number }, purpose: 'any' | 'maskable') => ({
    src: local(address),
    sizes: `${String(size)}x${String(size)}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    // The same in each language, because it is one site.
    id: base,
    name: siteName,
    short_name: siteName,
    description: siteDescription.replace(/\s+/g, ' '),
    lang,
    dir: directionOf(lang),
    start_url: local(home),
    scope: base,
    // A site that readers share, search and leave, so the address bar stays visible.
    display: 'browser',
    theme_color: themeColor.light,
    background_color: themeColor.light,
    icons: [
      { src: local(mark), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      png(icons.small, 'any'),
      png(icons.large, 'any'),
      png(icons.maskable, 'maskable'),
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
