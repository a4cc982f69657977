import { isGrpcServiceError, type ConnectionLike } from '@temporalio/client';
import type { TemporalOptions } from './temporal-connection.ts';

const [DEADLINE_EXCEEDED, NOT_FOUND] = [4, 5];
/** Errors of the network below TLS, as the two clients print them. */
const NETWORK = /Os \{.*message: "(.+?)"|(dns error)|connect (E[A-Z]+)|getaddrinfo (E[A-Z_]+)/u;

/** Temporal cannot be used as configured; the message is one line that says what to do. */
export class TemporalError extends Error {
  override name = 'TemporalError';
  /** Temporal answers, but the namespace does not exist. */
  readonly isMissingNamespace: boolean;

  constructor(
    message: string,
    { isMissingNamespace = false, ...options }: ErrorOptions & { isMissingNamespace?: boolean } = {},
  ) {
    super(message, options);
    this.isMissingNamespace = isMissingNamespace;
  }
}

/** @throws TemporalError if Temporal does not answer, refuses, or has no such namespace */
export async function requireNamespace(
  connection: Pick<ConnectionLike, 'withDeadline' | 'workflowService'>,
  temporal: TemporalOptions,
  withinMs = 5000,
): Promise<void> {
  const { namespace } = temporal;
  try {
    await connection.withDeadline(Date.now() + withinMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
  } catch (error) {
    throw temporalError(error, temporal);
  }
}

/** The error of a failed call to Temporal, in one line. */
export function temporalError(error: unknown, { address, namespace }: TemporalOptions): TemporalError {
  const code = isGrpcServiceError(error) ? (error.code as number) : undefined;
  const { details, message } = error as { details?: string; message: string };
  if (code === NOT_FOUND)
    return new TemporalError(
      `Temporal at ${address} has no namespace ${namespace}; create it with: temporal operator namespace create --address ${address} --namespace ${namespace} --retention 3d`,
      { isMissingNamespace: true },
    );
  const network = NETWORK.exec(message)?.slice(1).find(Boolean);
  if (network !== undefined)
    return new TemporalError(
      `Temporal at ${address} is unreachable (${network}); start it, or correct TEMPORAL_ADDRESS`,
      { cause: error },
    );
  const cause =
    code === DEADLINE_EXCEEDED
      ? 'it does not answer; check TEMPORAL_ADDRESS and the TEMPORAL_TLS variables'
      : (details || message).replaceAll(/\s+/gu, ' ');
  return new TemporalError(`Temporal at ${address} cannot be used: ${cause}`, { cause: error });
}
