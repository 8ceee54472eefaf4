import type { Page } from 'playwright-core';

/** Keeps what a page's policies refuse from now on, each with the path of the page that asked for it. */
export async function watchRefused(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => refused.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample } = event;
      (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  page.on('console', (message) => {
    const text = message.text();
    if (/security policy|permissions-policy|trusted ?type|referrer policy/i.test(text))
      refused.push(`${new URL(page.url()).pathname}: ${text}`);
  });
  return refused;
}
