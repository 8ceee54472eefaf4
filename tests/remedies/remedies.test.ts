import { describe, expect, test } from 'vitest';
import { readFiles } from '../content/read.ts';
import { tinySite } from '../fixtures/folder.ts';
import { bodyFaults } from './body-faults.ts';
import type { Fault, Files } from './follow.ts';

const faults: Fault[] = [...bodyFaults];
const nameOf = ({ code, files }: Fault) =>
  `${code}: ${JSON.stringify(Object.values(files)[0]).slice(0, 200)}`;

async function problemsIn(files: Files, now: string | undefined) {
  const { errors, warnings } = await readFiles(files, now);
  return [...errors, ...warnings];
}

describe('a remedy, followed to the letter, takes its fault away and makes no other', () => {
  test.each(faults.map((fault) => [nameOf(fault), fault] as const))('%s', async (_, fault) => {
    let files: Files = { ...tinySite, ...fault.files };
    const stays = fault.stays ?? [];
    let problems = await problemsIn(files, fault.now);
    expect(problems.map(({ code }) => code)).toContain(fault.code);
    expect(problems.filter(({ code }) => code !== fault.code).map(({ code }) => code)).toEqual(stays);
    const problem = problems.find(({ code }) => code === fault.code);
    if (problem === undefined) return;
    files = fault.follow(problem, files);
    problems = await problemsIn(files, fault.now);
    expect(problems.map(({ code, message }) => (stays.includes(code) ? code : message))).toEqual(stays);
  });
});
