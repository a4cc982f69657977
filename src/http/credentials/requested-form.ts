import { FORMS, type Form } from './credential-service.ts';

const NAME = new RegExp(`^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\.(${FORMS.join('|')}))?$`, 'i');

/** Media types of each form; the first is the one that is sent. */
const TYPES: Record<Form, readonly string[]> = {
  json: ['application/vc+ld+json', 'application/vc', 'application/ld+json', 'application/json'],
  jwt: ['application/vc+jwt', 'application/jwt', 'text/plain'],
  svg: ['image/svg+xml'],
  png: ['image/png'],
};

export const typeOf = (form: Form): string => TYPES[form][0] as string;

/** The first form that an Accept header names; JSON-LD for everything else. */
function acceptedForm(accept: string): Form {
  for (const part of accept.split(',')) {
    const type = part.split(';')[0]?.trim().toLowerCase() ?? '';
    const form = FORMS.find((one) => TYPES[one].includes(type));
    if (form) return form;
  }
  return 'json';
}

/** The id and form that a path and an Accept header ask for; null if the path cannot be a credential's. */
export function requestedForm(name: string, accept: string | undefined): { id: string; form: Form } | null {
  const [, id, suffix] = NAME.exec(name) ?? [];
  if (id === undefined) return null;
  return {
    id: id.toLowerCase(),
    form: (suffix?.toLowerCase() as Form | undefined) ?? acceptedForm(accept ?? ''),
  };
}
