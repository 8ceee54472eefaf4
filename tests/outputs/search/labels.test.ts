import { describe, expect, it } from 'vitest';
import { labelOf, orderValues } from '../../../src/outputs/search/labels.ts';
import type { SearchLabels } from '../../../src/outputs/search/labels.ts';

const labels: SearchLabels = {
  type: [
    { id: 'answer', label: 'Réponse' },
    { id: 'post', label: 'Article' },
  ],
  topic: [
    { id: 'press', label: 'Presse' },
    { id: 'partners', label: 'Partenaires' },
  ],
  author: [
    { id: 'zoe', label: 'Zoé' },
    { id: 'ana', label: 'Ana' },
  ],
};

describe('labelOf', () => {
  it.each([
    ['type', 'post', 'Article'],
    ['author', 'zoe', 'Zoé'],
    ['topic', 'unheard-of', 'unheard-of'],
    ['year', '2026', '2026'],
  ] as const)('%s %s', (key, id, label) => {
    expect(labelOf(labels, key, id)).toBe(label);
  });
});

describe('orderValues', () => {
  it.each([
    ['type', { post: 9, answer: 1 }, ['answer', 'post']],
    ['topic', { 'unheard-of': 9, partners: 2, press: 1, gone: 0 }, ['press', 'partners', 'unheard-of']],
    ['author', { ana: 1, zoe: 5, bob: 1 }, ['zoe', 'ana', 'bob']],
    ['year', { 2024: 9, 2026: 1, 2025: 3 }, ['2026', '2025', '2024']],
    ['year', {}, []],
  ] as const)('%s %j', (key, totals, order) => {
    expect(orderValues(labels, key, totals)).toEqual(order);
  });
});
