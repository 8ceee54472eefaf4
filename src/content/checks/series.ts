import { descriptorOf } from '../../model/collections.ts';
import type { FileFacts } from '../../model/content.ts';
import { factsOf } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';

/** Two texts that are the same part of a series in one language, and parts of nothing. */
export function checkSeries(facts: readonly FileFacts[]): Problem[] {
  const taken = new Map<string, string>();
  return facts.flatMap(({ file, entry, part }): Problem[] => {
    if (part === undefined || entry === undefined) return [];
    const { number, ...at } = part;
    const series = factsOf(entry).series?.id;
    if (series === undefined) {
      const message = `this is part ${String(number)} of nothing: the ${descriptorOf(entry.collection).noun} names no series`;
      return [
        {
          file,
          ...at,
          code: 'part-alone',
          message,
          fix: 'Add a line series: with the name of a file in series/, or take part out.',
        },
      ];
    }
    const place = `${entry.lang}/${series}/${String(number)}`;
    const other = taken.get(place);
    if (other === undefined) {
      taken.set(place, file);
      return [];
    }
    const message = `part ${String(number)} of ${series} is ${other} already`;
    return [
      {
        file,
        ...at,
        code: 'duplicate-part',
        message,
        fix: 'Give each part a number of its own, or leave the numbers out: then the parts go by date.',
      },
    ];
  });
}
