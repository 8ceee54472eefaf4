import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The text of an entry in the visual editor, as a person meets it: seen, clicked and typed into. */
export class BodyField {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The outermost blocks, in their order. */
  get blocks(): Locator {
    return this.#page.locator('.cms-editor-visual [data-slate-editor=true] > *');
  }

  /** Opens an entry from the list, as by a click on it. */
  async open(collection: string, slug: string): Promise<void> {
    await this.#page.evaluate((to) => {
      location.hash = to;
    }, `#/collections/${collection}`);
    await this.#page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.#page.locator('.cms-editor-visual, .cms-editor-raw').waitFor({ state: 'detached' });
    await this.#page.evaluate((to) => {
      location.hash = to;
    }, `#/collections/${collection}/entries/${slug}`);
    await this.#page.locator('.cms-editor-visual, .cms-editor-raw').first().waitFor();
    await this.settled();
  }

  /** The editor hears of the caret a tenth of a second late, which no person's fingers notice. */
  async settled(): Promise<void> {
    await this.#page.waitForTimeout(300);
  }

  /** Puts the caret into a block; false where no one can type in it. */
  async enter(index: number): Promise<boolean> {
    const block = this.blocks.nth(index);
    const text = block
      .locator('.colophon-kept textarea')
      .or(block.locator('[data-slate-string=true]'))
      .first();
    if ((await text.count()) === 0) return false;
    await text.click();
    await this.settled();
    return true;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.settled();
  }

  async switchView(): Promise<void> {
    await this.#page.locator('.cms-editor-visual, .cms-editor-raw').getByRole('switch').click();
    await this.settled();
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async isSaved(): Promise<void> {
    await expect.poll(() => this.#page.getByText('Changes saved').count(), { timeout: 15_000 }).toBe(1);
  }
}
