import { createServer, type Server } from 'node:http';

/** Where Touchstone answers in the example page. */
const TOUCHSTONE = 'http://127.0.0.1:4700';

export type PlatformOptions = {
  /** The HTML of the page. */
  page: string;
  /** Address of the running Touchstone. */
  touchstone: string;
  /** A short-lived token of the learner who is signed in at the platform. */
  tokenOf: () => Promise<string>;
};

/**
 * A learning platform in two answers: a page with the element, and the token of the learner who is signed in. Its content
 * security policy is strict: no inline scripts or styles, and no HTML from text.
 */
export function createPlatform({ page, touchstone, tokenOf }: PlatformOptions): Server {
  const policy = [
    "default-src 'none'",
    `script-src ${touchstone}`,
    `connect-src 'self' ${touchstone}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return createServer((request, response) => {
    if (request.url === '/touchstone-token') {
      tokenOf().then(
        (token) =>
          response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(token),
        () => response.writeHead(500).end(),
      );
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(page.replaceAll(TOUCHSTONE, touchstone));
  });
}
