/**
 * The processor time of this process, all threads together, in milliseconds. Unlike the clock it does not advance
 * while other programs use the processor, so a limit on it tests the code and not the machine.
 */
export async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
