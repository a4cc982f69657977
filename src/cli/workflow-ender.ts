import type { Config } from '../config.ts';
import { findTemporalAddress } from '../embedded/temporal.ts';
import { endWorkflows } from '../services/end-workflows.ts';
import { createTemporalClient, temporalOptionsOf } from '../services/temporal-connection.ts';

/** Ends the workflows of learners who are gone if Temporal is configured. Optional: they would find nothing to do. */
export async function workflowEnder(config: Config, epochOf: () => Promise<string>) {
  const address = config.temporalAddress ?? findTemporalAddress(config.dataDir);
  if (address === undefined) return { end: async () => undefined, close: async () => undefined };
  const client = createTemporalClient(temporalOptionsOf(config, address));
  const epoch = await epochOf();
  return {
    end: (learner: string, completions: readonly number[]) =>
      endWorkflows(client, epoch, learner, completions),
    close: () => client.connection.close(),
  };
}
