import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const words =
  'a community answers for every word that it publishes and the desk that owns an answer reads it again before the date on which readers would stop to trust it because a wrong label on a gift costs more than a late post'.split(
    ' ',
  );

/** A generated post, with the fields that both builds can read. */
export interface BenchPost {
  slug: string;
  title: string;
  description: string;
  date: string;
  topics: string[];
  body: string;
}

/**
 * `count` posts of about 7 kB of Markdown, all different and the same in every run.
 * @see research: the mean post of a public engineering blog has 7.6 kB
 */
export function makePosts(count: number): BenchPost[] {
  return Array.from({ length: count }, (_, index) => {
    const random = mulberry32(index + 1);
    const sentence = (length: number) => {
      const text = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'word').join(
        ' ',
      );
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    };
    const paragraph = () =>
      Array.from({ length: 5 }, () => sentence(12 + Math.floor(random() * 10))).join(' ');
    const section = (number: number) =>
      [
        `## ${sentence(4).slice(0, -1)} ${String(number)}`,
        paragraph(),
        `${sentence(8)} See **[the site](https://example.com/${String(index)}/${String(number)})** and \`code\`.`,
        `- ${sentence(6)}\n- ${sentence(7)}\n- ${sentence(5)}`,
        paragraph(),
      ].join('\n\n');
    const date = new Date(Date.UTC(2020, 0, 1) + index * 6 * 3_600_000).toISOString().slice(0, 10);
    return {
      slug: `post-${String(index)}`,
      title: `${sentence(6).slice(0, -1)} ${String(index)}`,
      description: sentence(14),
      date,
      topics: [`topic-${String(index % 20)}`],
      body: `${Array.from({ length: 6 }, (_unused, number) => section(number)).join('\n\n')}\n\n\`\`\`yaml\ntitle: ${String(index)}\ndraft: false\n\`\`\`\n`,
    };
  });
}

/** Writes the posts as a content folder of this project. */
export async function writeColophonContent(folder: string, posts: readonly BenchPost[]): Promise<void> {
  await write(
    join(folder, 'site.yaml'),
    'name: Bench\ntagline: A site to measure\ndescription: Generated posts.\nurl: https://bench.example\nlanguages: [en]\nnavigation:\n  - { label: Blog, to: /blog/ }\n',
  );
  await write(join(folder, 'people/writer.yaml'), 'name: A Writer\nrole: Writes\n');
  for (const topic of new Set(posts.flatMap(({ topics }) => topics))) {
    await write(join(folder, `topics/${topic}.yaml`), `name: ${topic}\ndescription: All on ${topic}.\n`);
  }
  for (const post of posts) await writeColophonPost(folder, post);
}

export async function writeColophonPost(folder: string, post: BenchPost): Promise<void> {
  await write(
    join(folder, `posts/en/${post.slug}.mdx`),
    `---\n${frontMatter(post)}\nauthors: [writer]\ntopics: [${post.topics.join(', ')}]\n---\n\n${post.body}`,
  );
}

/** Writes the posts as the content of a plain Astro blog. */
export async function writeBareContent(folder: string, posts: readonly BenchPost[]): Promise<void> {
  for (const post of posts) await writeBarePost(folder, post);
}

export async function writeBarePost(folder: string, post: BenchPost): Promise<void> {
  await write(
    join(folder, `src/content/blog/${post.slug}.md`),
    `---\n${frontMatter(post)}\ntopics: [${post.topics.join(', ')}]\n---\n\n${post.body}`,
  );
}

function frontMatter({ title, description, date }: BenchPost): string {
  return `title: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\ndate: ${date}`;
}

export async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** A small seeded random generator: the corpus must not change between runs. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
