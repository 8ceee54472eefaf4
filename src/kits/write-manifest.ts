import { absolute, homeAddress } from '../publication/addresses.ts';
import { apiSchemaAddress } from '../publication/api-addresses.ts';
import { kitPage, permissionsAddress } from './addresses.ts';
import { manifestFormat } from './manifest.ts';
import type { KitManifest } from './manifest.ts';
import { pathInPack } from './pack-path.ts';
import type { KitDownload, PreparedAsset } from './prepared-kit.ts';
import type { KitSource } from './source.ts';

/**
 * The content of kit.json.
 * @param downloads undefined for the kit.json inside a ZIP
 */
export function manifestOf(
  source: KitSource,
  assets: readonly PreparedAsset[],
  downloads?: readonly KitDownload[],
): KitManifest {
  const { slug, lang, title, summary, digest, kit, site } = source;
  const whole = (address: string) => absolute(address, site);
  const { kind, what, brand } = kit.consideration;
  const brandUrl = brand.website ?? (brand.address && whole(brand.address));
  const date = kit.changelog.find(({ version }) => version === kit.version)?.date;
  return withoutUndefined({
    $schema: whole(apiSchemaAddress('kit-manifest')),
    format: manifestFormat,
    slug,
    lang,
    version: kit.version,
    date,
    title,
    summary,
    from: { name: site.name, url: whole(homeAddress(lang, site)) },
    url: whole(kitPage(source)),
    entry: digest,
    consideration: { kind, what, brand: { name: brand.name, url: brandUrl } },
    permissions: kit.permissions && { ...kit.permissions, url: whole(permissionsAddress(source)) },
    boilerplates: kit.boilerplates,
    facts: kit.facts,
    features: kit.features,
    quotes: kit.quotes,
    people: kit.people,
    links: kit.links,
    videos: kit.videos,
    contact: kit.contact,
    logoRules: kit.logoRules,
    changelog: kit.changelog,
    assets: assets.map((asset) => assetOf(asset, whole)),
    withdrawn: (kit.withdrawn ?? []).map((one) => ({
      sha256: one.digest,
      date: one.date,
      reason: one.reason,
    })),
    downloads: downloads?.map(({ address, ...download }) => ({ ...download, url: whole(address) })),
  });
}

export function writeManifest(manifest: KitManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function assetOf(
  { asset, page, creditLine, licence, files }: PreparedAsset,
  whole: (address: string) => string,
): KitManifest['assets'][number] {
  const { file, media, kind, alt, caption, credit, uses, expires, theme } = asset;
  return {
    source: { file, sha256: media.digest, bytes: media.bytes },
    url: whole(page),
    kind,
    alt,
    caption,
    credit,
    creditLine,
    licence: { id: licence.id, name: licence.name, url: licence.address },
    uses,
    expires,
    retouched: asset.retouched === true,
    generated: asset.generated === true,
    theme,
    files: files.map(({ name, address, role, type, bytes, sha256, width, height }) => ({
      name,
      path: pathInPack(asset, { name }),
      url: whole(address),
      role,
      type,
      bytes,
      sha256,
      width,
      height,
    })),
  };
}

/** Drops undefined values, as JSON does. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
