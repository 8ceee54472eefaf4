import { expect, test } from 'vitest';
import { readFiles } from './read.ts';

/**
 * What Decap's forms leave behind: bare dates, texts folded over lines, empty strings and groups for optional fields
 * that nobody filled in, lists in block style, no final newline.
 */
const asDecapWrites = `---
title: "Moderation: what we allow"
description: >-
  A long description that the serialiser folds over
  two lines.
date: 2026-05-01
updated: ""
authors:
  - ann
topics: []
image:
  src: ""
  alt: ""
draft: false
publishAt: 2026-05-02T09:00:00.000+02:00
expireAt: ""
partnership:
  partner: ""
  consideration: ""
aliases: []
---
Some words.`;

test('content as Decap writes it passes', async () => {
  const { errors, content } = await readFiles({ 'posts/en/a.mdx': asDecapWrites });
  expect(errors).toEqual([]);
  expect(content?.entries[0]?.front).toEqual({
    title: 'Moderation: what we allow',
    description: 'A long description that the serialiser folds over two lines.',
    date: '2026-05-01',
    authors: ['ann'],
    topics: [],
    draft: false,
    publishAt: '2026-05-02T07:00:00.000Z',
    aliases: [],
  });
});

test('an entry without its optional lists passes', async () => {
  const { errors } = await readFiles({
    'posts/en/a.mdx': "---\ntitle: 'A'\ndescription: 'B'\ndate: '2026-05-01'\nauthors: ['ann']\n---\n\nText.\n",
  });
  expect(errors).toEqual([]);
});
