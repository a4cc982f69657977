import { NativeConnection } from '@temporalio/worker';
import { requireNamespace, temporalError } from './require-namespace.ts';
import type { TemporalOptions } from './temporal-connection.ts';

/**
 * Connects a worker to Temporal and checks the namespace. Leaves nothing open if that fails.
 * @throws TemporalError
 */
export async function connectWorker(temporal: TemporalOptions): Promise<NativeConnection> {
  const { namespace: _, ...server } = temporal;
  const connection = await NativeConnection.connect(server).catch((error: unknown) => {
    throw temporalError(error, temporal);
  });
  try {
    await requireNamespace(connection, temporal);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
