import type { Settings } from '../../lib/settings.ts';

/**
 * An environment without the desk's secrets, and without variables that would make Astro believe that it runs in a
 * test.
 */
export function quietEnv(settings: Omit<Settings, 'now'>): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    CONTENT_DIR: settings.contentDir,
    OUT_DIR: settings.outDir,
    CACHE_DIR: settings.cacheDir,
  };
}
