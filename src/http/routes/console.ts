import { answerFile } from '../console/answer-file.ts';
import type { ConsoleFiles } from '../console/console-files.ts';
import type { App, RequestContext } from '../environment.ts';

/** Paths that are never a page of the console, so that a wrong path there still answers a problem. */
const OTHERS = /^\/(v1|xapi|caliper|session|docs|assets|embed|livez|readyz|metrics|openapi\.json)(\/|$)/;

const YEAR_S = 31_536_000;

export function consoleRoutes(app: App, files: ConsoleFiles | undefined): void {
  if (files === undefined) {
    app.get('/', (c) => c.redirect('/docs', 302));
    return;
  }
  app.get('/', (c) => pageOf(files, c));
  app.get('/assets/:name', (c) => assetOf(files, c) ?? c.notFound());
}

/** The page for a path of the console, such as `/learners/maya`; undefined if a browser did not ask for a page there. */
export function consolePage(files: ConsoleFiles | undefined, c: RequestContext): Response | undefined {
  const { method, path } = c.req;
  const asksForPage = c.req.header('accept')?.includes('text/html') ?? false;
  if (files === undefined || !asksForPage || OTHERS.test(path)) return undefined;
  return method === 'GET' || method === 'HEAD' ? pageOf(files, c) : undefined;
}

function pageOf({ page, namesUrl = '' }: ConsoleFiles, c: RequestContext): Response {
  const names = namesUrl === '' ? '' : ` ${new URL(namesUrl).origin}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${names}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  const text = page.replace('%NAMES_URL%', escaped(namesUrl));
  // Not stored: it names the assets of this release, which the next one no longer has.
  return c.html(text, 200, { 'content-security-policy': policy.join('; '), 'cache-control': 'no-store' });
}

function assetOf({ assets }: ConsoleFiles, c: RequestContext): Response | undefined {
  const asset = assets.get(c.req.param('name') ?? '');
  return asset && answerFile(c, asset, `public, max-age=${YEAR_S}, immutable`);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
