import { docsPage } from '../docs/page.ts';
import { errorsPage } from '../docs/errors-page.ts';
import type { App } from '../environment.ts';
import { openApiDocument } from '../openapi/openapi.ts';

/** The OpenAPI document and the docs pages, which load nothing external. Registered last, so that all routes are known. */
export function docsRoutes(app: App): void {
  const document = openApiDocument(app);
  const page = docsPage(document);
  const errors = errorsPage();
  app.get('/openapi.json', (c) => c.json(document, 200, { 'cache-control': 'public, max-age=300' }));
  app.get('/docs', (c) => c.html(page));
  app.get('/docs/errors', (c) => c.html(errors));
}
