import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The blog of Astro's own guide: glob loader, one list, a page for each post and each topic. */
const files: Record<string, string> = {
  'astro.config.mjs': `export default { site: 'https://bench.example', devToolbar: { enabled: false } };\n`,
  'package.json': `{ "name": "bare", "private": true, "type": "module" }\n`,
  'tsconfig.json': `{ "extends": "astro/tsconfigs/base" }\n`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
export const collections = {
  blog: defineCollection({
    loader: glob({ base: './src/content/blog', pattern: '**/*.md' }),
    schema: z.object({ title: z.string(), description: z.string(), date: z.coerce.date(), topics: z.array(z.string()) }),
  }),
};
`,
  'src/layouts/Layout.astro': `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>{title}</title></head><body><main><slot /></main></body></html>
`,
  'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
import Layout from '../src/components/layouts/Layout.astro';
const posts = (await getCollection('blog')).sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf()).slice(0, 20);
---
<Layout title="Blog"><ul>{posts.map((post) => <li><a href={\`/blog/\${post.id}/\`}>{post.data.title}</a></li>)}</ul></Layout>
`,
  'src/pages/blog/[id].astro': `---
import { getCollection, render } from 'astro:content';
import Layout from '../../layouts/Layout.astro';
export async function getStaticPaths() {
  return (await getCollection('blog')).map((post) => ({ params: { id: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
---
<Layout title={post.data.title}><h1>{post.data.title}</h1><Content /></Layout>
`,
  'src/pages/topics/[topic].astro': `---
import { getCollection } from 'astro:content';
import Layout from '../../layouts/Layout.astro';
export async function getStaticPaths() {
  const posts = await getCollection('blog');
  const topics = [...new Set(posts.flatMap((post) => post.data.topics))];
  return topics.map((topic) => ({ params: { topic }, props: { posts: posts.filter((post) => post.data.topics.includes(topic)) } }));
}
const { topic } = Astro.params;
const { posts } = Astro.props;
---
<Layout title={topic}><ul>{posts.map((post) => <li><a href={\`/blog/\${post.id}/\`}>{post.data.title}</a></li>)}</ul></Layout>
`,
};

export async function writeBareSite(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
