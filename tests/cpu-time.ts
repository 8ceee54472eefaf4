/**
 * How long this process itself worked, all its threads together, in milliseconds. Unlike a clock it does not go on
 * while other programs have the processor, so that a bound on it says something of the code and not of the machine.
 */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
