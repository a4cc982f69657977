import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Value = {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values: Value[] };
};
type Attribute = { key: string; value: Value };
type Link = { traceId: string; spanId: string };

/** A span in the JSON encoding of OTLP, with its attributes as an object and the service that sent it. */
export type ReceivedSpan = {
  service: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  links: Link[];
  status: { code?: number };
  attributes: Record<string, unknown>;
};

type DataPoint = { attributes?: Attribute[]; asDouble?: number; count?: number | string };

/** A metric with its points. */
export type ReceivedMetric = {
  name: string;
  unit: string;
  sum?: { dataPoints: DataPoint[]; isMonotonic: boolean };
  gauge?: { dataPoints: DataPoint[] };
  histogram?: { dataPoints: (DataPoint & { bucketCounts: (number | string)[]; explicitBounds: number[] })[] };
};

type Resource = { attributes: Attribute[] };
type Traces = {
  resourceSpans: {
    resource: Resource;
    scopeSpans: {
      spans: (Omit<ReceivedSpan, 'service' | 'attributes' | 'links'> & {
        attributes?: Attribute[];
        links?: Link[];
      })[];
    }[];
  }[];
};
type Metrics = { resourceMetrics: { resource: Resource; scopeMetrics: { metrics: ReceivedMetric[] }[] }[] };

function valueOf({ arrayValue, ...value }: Value): unknown {
  return arrayValue ? arrayValue.values.map(valueOf) : Object.values(value)[0];
}

const objectOf = (attributes: Attribute[] = []): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));

const serviceOf = ({ attributes }: Resource): string => String(objectOf(attributes)['service.name']);

function spansIn({ resourceSpans }: Traces): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        ...span,
        service: serviceOf(resource),
        attributes: objectOf(span.attributes),
        links: span.links ?? [],
      })),
    ),
  );
}

/** A receiver of OTLP over HTTP in its JSON encoding, as a collector would be. */
export async function startOtlpReceiver(
  answer: (response: ServerResponse) => unknown = (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
) {
  const spans: ReceivedSpan[] = [];
  const metrics = new Map<string, Map<string, ReceivedMetric>>();
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    bodies.push(body);
    if (request.url === '/v1/traces') spans.push(...spansIn(JSON.parse(body) as Traces));
    if (request.url === '/v1/metrics')
      for (const { resource, scopeMetrics } of (JSON.parse(body) as Metrics).resourceMetrics)
        metrics.set(
          serviceOf(resource),
          new Map(scopeMetrics.flatMap((scope) => scope.metrics.map((one) => [one.name, one] as const))),
        );
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** All spans so far. */
    spans,
    /** The last metrics of each service by name. */
    metrics,
    /** Everything that was received, as it came. */
    bodies,
    /** The spans of a trace. */
    trace: (traceId: string) => spans.filter((span) => span.traceId === traceId),
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
