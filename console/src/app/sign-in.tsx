import { useEffect, useRef, type FormEvent } from 'react';
import type { Problem } from '../api/problem.ts';
import { useTexts } from '../i18n/texts.ts';
import { textOf } from '../ui/text-of.ts';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { useSignIn } from './session.ts';
import { texts } from './texts.ts';

/** The code of a one-time link, `/sign-in?code=…`, taken out of the address so that it does not stay in the history. */
function takeCode(): string | null {
  const code = new URLSearchParams(location.search).get('code');
  if (code !== null) history.replaceState(null, '', '/');
  return code;
}

export function SignIn() {
  const t = useTexts(texts);
  const signIn = useSignIn();
  const tried = useRef(false);
  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    const code = takeCode();
    if (code !== null) signIn.mutate({ code });
  }, [signIn]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = textOf(event.currentTarget, 'token');
    if (token !== '') signIn.mutate({ token });
  };
  return (
    <main className="grid min-h-screen place-items-center p-4">
      <form
        onSubmit={submit}
        className="grid w-full max-w-md gap-4 rounded-md border border-line bg-surface p-6"
      >
        <h1 className="font-semibold text-title">{t.signIn} · Touchstone</h1>
        <p className="text-muted">{t.signInIntro}</p>
        <TextInput
          label={t.token}
          hint={t.signInHint}
          name="token"
          type="password"
          autoComplete="off"
          required
        />
        {signIn.error && (
          <p role="alert" className="text-bad">
            {refusal(t, signIn.error as Problem, signIn.variables)}
          </p>
        )}
        <Button look="primary" type="submit" disabled={signIn.isPending}>
          {signIn.isPending ? t.signingIn : t.signIn}
        </Button>
      </form>
    </main>
  );
}

function refusal(t: (typeof texts)['en'], problem: Problem, sent: object = {}): string {
  if (problem.status === 401) return 'code' in sent ? t.refusedCode : t.refusedToken;
  if (problem.status === 404) return t.noSignIn;
  return problem.status === 0 ? t.unreachable : problem.detail;
}
