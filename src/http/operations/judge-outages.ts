import type { Store } from '../../store/store.ts';

type Outage = Awaited<ReturnType<Store['judges']['outages']>>[number];

/**
 * Outages of the judges that are configured now. One that was configured before is never asked again, so its last
 * failure would be reported forever. All of them if no names are given.
 */
export async function configuredOutages(
  { judges }: Pick<Store, 'judges'>,
  names: readonly string[] | undefined,
): Promise<Outage[]> {
  const outages = await judges.outages();
  return names === undefined ? outages : outages.filter(({ judge }) => names.includes(judge));
}
