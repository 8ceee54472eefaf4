import picomatch from 'picomatch';
import { entryFile, factsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import { assurances } from '../model/policy.ts';
import type { Assurance, Policy, Rule } from '../model/policy.ts';

/** The first rule of the policy that matches an entry's path and front matter; undefined where none does. */
export function ruleFor(entry: AnyEntry, policy: Policy): Rule | undefined {
  const file = entryFile(entry);
  return policy.rules.find(
    (rule) => globOf(rule.match)(file) && matchesFrontMatter(entry.front, rule.when ?? {}),
  );
}

/**
 * How many people of each desk have to approve. A rule that asks for the owner's desk can never be met by an entry
 * that names none.
 */
export function requiredDesks(entry: AnyEntry, rule: Rule): Map<string, number> {
  const desks = new Map(Object.entries(rule.require));
  if (rule.ownerDesk !== undefined) {
    const owner = factsOf(entry).owner ?? '';
    desks.set(owner, Math.max(desks.get(owner) ?? 0, rule.ownerDesk));
  }
  return desks;
}

/** Whether the person could decide for the desk at that moment, under this version of the policy. */
export function isMember(person: string, desk: string, at: string, policy: Policy): boolean {
  const today = at.slice(0, 10);
  const known = Object.hasOwn(policy.people, person) ? policy.people[person] : undefined;
  return (known?.desks ?? []).some(
    (one) =>
      one.desk === desk &&
      (one.from === undefined || one.from <= today) &&
      (one.until === undefined || today <= one.until),
  );
}

/** Everyone who could decide for the desk at that moment. */
export function membersOf(desk: string, at: string, policy: Policy): string[] {
  return Object.keys(policy.people).filter((person) => isMember(person, desk, at, policy));
}

export function reaches(assurance: Assurance, least: Assurance | undefined): boolean {
  return least === undefined || assurances.indexOf(assurance) >= assurances.indexOf(least);
}

const globs = new Map<string, (path: string) => boolean>();

function globOf(match: string): (path: string) => boolean {
  let glob = globs.get(match);
  if (glob === undefined) {
    glob = picomatch(match);
    globs.set(match, glob);
  }
  return glob;
}

function matchesFrontMatter(front: object, when: NonNullable<Rule['when']>): boolean {
  return Object.entries(when).every(([path, wanted]) => {
    const found = path.split('.').reduce<unknown>((value, step) => fieldOf(value, step), front);
    const values = (Array.isArray(found) ? found : [found]).filter((value) => value !== undefined);
    const isFilled = values.length > 0 && found !== false;
    if (typeof wanted === 'boolean') return wanted === isFilled;
    return [wanted].flat().some((one) => values.map(String).includes(one));
  });
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
