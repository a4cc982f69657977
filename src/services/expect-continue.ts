import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * Answers `Expect: 100-continue` when a handler starts to read the body: by then the token and the stated length were
 * checked, so a client with a wrong token never sends its body. Other expectations reach the app, which refuses them.
 */
export function continueOnRead(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const { shouldKeepAlive } = response;
    // Without the body, the client's next bytes could be the body or another request.
    response.shouldKeepAlive = false;
    const read = request.read.bind(request);
    request.read = (size) => {
      if (!response.headersSent) {
        response.writeContinue();
        response.shouldKeepAlive = shouldKeepAlive;
      }
      request.read = read;
      return read(size) as unknown;
    };
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    response.shouldKeepAlive = false;
    server.emit('request', request, response);
  });
}
