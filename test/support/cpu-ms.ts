/** Milliseconds of CPU that this process has used since `start`, which waiting for a busy machine does not raise. */
export function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
