import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceTemplate,
  type McpServer,
} from '@modelcontextprotocol/server';
import { ApiRefusal, ask, pathTo, type ApiCall } from './api-call.ts';

const MIME = { mimeType: 'application/json' };

type Program = { rubrics: Record<string, unknown> };

function decoded(variable: unknown): string {
  try {
    return decodeURIComponent(String(variable));
  } catch {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The address has an invalid percent-encoding.');
  }
}

/** What the API answers to a read. A refusal has its own words and is the reader's fault, not the server's. */
async function read<T>(call: ApiCall, parts: (string | number)[]): Promise<T> {
  try {
    return await ask<T>(call, pathTo(parts));
  } catch (error) {
    if (error instanceof ApiRefusal && error.status < 500)
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
    throw error;
  }
}

/** Registers the documents that an agent can read by address. */
export function registerResources(server: McpServer, call: ApiCall): void {
  const contentsOf = (uri: URL, data: unknown) => ({
    contents: [{ uri: uri.href, ...MIME, text: JSON.stringify(data) }],
  });
  /** A template whose variables are the parts of an API path. */
  function ofPath(
    name: string,
    template: string,
    title: string,
    partsOf: (variable: Of) => (string | number)[],
  ): void {
    server.registerResource(
      name,
      new ResourceTemplate(template, { list: undefined }),
      { title, ...MIME },
      async (uri, variables) =>
        contentsOf(
          uri,
          await read(
            call,
            partsOf((key) => decoded(variables[key])),
          ),
        ),
    );
  }

  ofPath('layer', 'touchstone://learners/{id}', 'Everything about one learner', (of) => [
    'learners',
    of('id'),
  ]);
  ofPath(
    'calibration',
    'touchstone://learners/{id}/calibrations/{number}',
    'One verdict with its evidence',
    (of) => ['learners', of('id'), 'calibrations', of('number')],
  );
  ofPath('standing', 'touchstone://learners/{id}/standing', 'Standing among all occupations', (of) => [
    'learners',
    of('id'),
    'standing',
  ]);
  ofPath('program', 'touchstone://programs/{id}', 'A program with its stages', (of) => [
    'programs',
    of('id'),
  ]);
  server.registerResource(
    'rubric',
    new ResourceTemplate('touchstone://programs/{id}/rubrics/{rubric}', { list: undefined }),
    { title: 'A rubric of a program, by its id', ...MIME },
    async (uri, { id, rubric }) => {
      const { rubrics } = await read<Program>(call, ['programs', decoded(id)]);
      const name = decoded(rubric);
      if (!Object.hasOwn(rubrics, name))
        throw new ProtocolError(
          ProtocolErrorCode.InvalidParams,
          `The program has no rubric “${name}” of its own.`,
        );
      return contentsOf(uri, rubrics[name]);
    },
  );
  server.registerResource(
    'policy',
    'touchstone://policy',
    { title: 'What each event pays, the tier ladder and the guards', ...MIME },
    async (uri) => contentsOf(uri, await read(call, ['policy'])),
  );
}

type Of = (variable: string) => string;
