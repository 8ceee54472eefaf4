import { join } from 'node:path';
import { readContent } from '../../../src/content/read.ts';
import type { Snapshot } from '../../../src/content/read.ts';
import { decideOnFile } from '../../../src/content/records/decide-on-file.ts';
import type { DecisionRequest } from '../../../src/content/records/matter.ts';
import { Refusal } from '../../../src/content/records/refusal.ts';
import { answer, post, put, tinySite, writeFolder } from '../../fixtures/folder.ts';

export const policyYaml = `desks:
  legal: { name: Legal, contact: legal@tiny.example }
  product: { name: { en: Product, fr: Produit } }
people:
  lea: { desks: [{ desk: legal }] }
  lou: { desks: [{ desk: legal }, { desk: product }] }
  ann: { desks: [{ desk: product, from: 2026-01-01 }] }
rules:
  - match: posts/**
    require: { legal: 1 }
    notAuthor: true
  - match: faq/**
    ownerDesk: 1
  - match: pages/**
    require: {}
`;

/** A small site with a policy, and the actions of a person. */
export class GatedSite {
  readonly folder: string;
  readonly folders: { contentDir: string; cacheDir: string };
  now = new Date('2026-06-01T12:00:00Z');

  private constructor(folder: string) {
    this.folder = folder;
    this.folders = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
  }

  static async make(more: Record<string, string | Buffer> = {}): Promise<GatedSite> {
    const site = new GatedSite(await writeFolder({}));
    const files = {
      ...tinySite,
      'people/lea.yaml': 'name: Léa\nrole: Reads\n',
      'people/lou.yaml': 'name: Lou\nrole: Reads\n',
      'policy.yaml': policyYaml,
      'posts/en/a.mdx': post('A'),
      'faq/en/what.mdx': answer('What?'),
      ...more,
    };
    for (const [name, content] of Object.entries(files)) await site.put(name, content);
    return site;
  }

  put(name: string, content: string | Buffer): Promise<void> {
    return put(this.folders.contentDir, name, content);
  }

  read(): Promise<Snapshot> {
    return readContent({ ...this.folders, now: this.now });
  }

  /** Whether each entry may be on the site. */
  async approved(): Promise<Record<string, boolean>> {
    const { current } = await this.read();
    return Object.fromEntries(
      current.map((entry) => [
        `${entry.collection}/${entry.lang}/${entry.slug}`,
        entry.verdict?.approved === true,
      ]),
    );
  }

  decide(request: Partial<DecisionRequest & { path: string }> = {}) {
    const whole = { path: 'posts/en/a.mdx', desk: 'legal', person: 'lea', decision: 'approve', ...request };
    return decideOnFile(whole, this.folders, this.now);
  }

  /** Why a decision was refused, one line for each reason. */
  async refusal(request: Partial<DecisionRequest & { path: string }>): Promise<string> {
    try {
      await this.decide(request);
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
    return '';
  }
}
