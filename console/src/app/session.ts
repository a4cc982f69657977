import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send, setCsrfToken } from '../api/client.ts';
import { Problem } from '../api/problem.ts';

export type Kind = 'learner' | 'coach' | 'hiring' | 'operator' | 'system';

export type Person = {
  /** The person's id, or the name of a key. */
  sub: string;
  /** The id under which their decisions are recorded. */
  actor: string;
  kind: Kind;
  scopes: string[];
  groups: string[];
};

export type Session = { csrf: string; person: Person };

function accept(session: Session): Session {
  setCsrfToken(session.csrf);
  return session;
}

/** Null if not signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: () =>
    send<Session>('GET', '/session').then(accept, (problem: Problem) => {
      if (problem.status === 401) return null;
      throw problem;
    }),
});

/** Exchanges a key, a person token or a one-time code for a session. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (secret: { token: string } | { code: string }) => send<Session>('POST', '/session', secret),
    onSuccess(session) {
      client.setQueryData(sessionQuery.queryKey, accept(session));
      forget(client);
    },
  });
}

/** Drops what the person before could read. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

/** The code of a one-time link, `/sign-in?code=…`, taken out of the address so that it does not stay in the history. */
let code = new URLSearchParams(location.search).get('code');
if (code !== null) history.replaceState(null, '', '/');

/** Signs in by the one-time link of the address, if there is one, also where somebody is signed in already. */
export function useLink() {
  const signIn = useSignIn();
  const { mutate } = signIn;
  const [asked] = useState(code !== null);
  useEffect(() => {
    if (code !== null) mutate({ code });
    code = null;
  }, [mutate]);
  return { error: signIn.error, isPending: asked && !signIn.isSuccess && !signIn.isError };
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send('DELETE', '/session'),
    onSuccess() {
      client.setQueryData(sessionQuery.queryKey, null);
      forget(client);
    },
  });
}
