import type { App } from '../environment.ts';

/** The methods of a path, for the `Allow` header of a 405; empty if the path does not exist. */
export function allowedMethods(app: App, path: string): string[] {
  const found = app.routes.filter((route) => route.method !== 'ALL' && formOf(route.path).test(path));
  const methods = new Set(found.map((route) => route.method));
  // Answered like GET, without the body.
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods];
}

function formOf(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^${parts.join('/')}$`);
}
