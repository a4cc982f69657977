/** A token, or what fetches one: called for each request, and with `renew` after the server refused the last one. */
export type Token = string | ((renew: boolean) => string | Promise<string>);

type Fetch = (request: Request) => Promise<Response>;

/** `fetch` with the token of each request. A refused token is renewed once, if it can be. */
export function authorized(token: Token | undefined, fetch: Fetch): Fetch {
  const tokenOf = (renew: boolean) => (typeof token === 'function' ? token(renew) : token);
  return async (request) => {
    const send = async (renew: boolean) => {
      const current = await tokenOf(renew);
      const copy = request.clone();
      if (current !== undefined) copy.headers.set('authorization', `Bearer ${current}`);
      return fetch(copy);
    };
    const response = await send(false);
    if (response.status !== 401 || typeof token !== 'function') return response;
    await response.body?.cancel();
    return send(true);
  };
}
