import type { Store } from '../store/store.ts';

const LASTS_MS = 600_000;

/** A link to the console that signs in with the token, once and within ten minutes. */
export async function oneTimeLink(
  store: Pick<Store, 'sessions' | 'now'>,
  url: string,
  token: string,
): Promise<string> {
  const expiresAt = new Date(store.now().getTime() + LASTS_MS);
  const code = await store.sessions.createCode({ token, holder: 'one-time link', expiresAt });
  return `${url}/sign-in?code=${code}`;
}
