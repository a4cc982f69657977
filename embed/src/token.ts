import { Problem } from '../../sdk/src/index.ts';

export type Renew = () => string | Promise<string>;

export type TokenSource = {
  /** The token that the page gave, if it did. */
  token: string | null;
  /** Where a GET answers with a fresh token, as text or as JSON with `token`; sent with the cookies of the page's origin. */
  url: string | null;
  renew: Renew | undefined;
};

/** The token of each request; after a refusal a fresh one from the hook or the URL. */
export function tokenFrom({ token, url, renew }: TokenSource): (again: boolean) => Promise<string> {
  let current = token;
  return async (again) => {
    if (current !== null && !again) return current;
    if (renew) current = await renew();
    else if (url !== null) current = await fetched(url);
    return current ?? '';
  };
}

const TOKEN = /^[\w.~+/-]+=*$/;

async function fetched(url: string): Promise<string> {
  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store' });
  if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
  const text = (await response.text()).trim();
  const token = text.startsWith('{') ? (JSON.parse(text) as { token?: string }).token : text;
  // Trying again at once would not help: the person is not signed in, or the page names a wrong path.
  if (!response.ok || token === undefined || !TOKEN.test(token)) {
    throw new Problem(401, { title: `${url} answered no token` });
  }
  return token;
}
