import type { FormEvent } from 'react';
import type { Problem } from '../api/problem.ts';
import { useTexts } from '../i18n/texts.ts';
import { textOf } from '../ui/text-of.ts';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { useSignIn } from './session.ts';
import { texts } from './texts.ts';

export function SignIn({ refusedLink }: { refusedLink: Error | null }) {
  const t = useTexts(texts);
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = textOf(event.currentTarget, 'token');
    if (token !== '') signIn.mutate({ token });
  };
  const refused = signIn.error
    ? refusal(t, signIn.error as Problem, t.refusedToken)
    : refusedLink && signIn.isIdle && refusal(t, refusedLink as Problem, t.refusedCode);
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
        {refused && (
          <p role="alert" className="text-bad">
            {refused}
          </p>
        )}
        <Button look="primary" type="submit" disabled={signIn.isPending}>
          {signIn.isPending ? t.signingIn : t.signIn}
        </Button>
      </form>
    </main>
  );
}

function refusal(t: (typeof texts)['en'], problem: Problem, unknown: string): string {
  if (problem.status === 401) return unknown;
  if (problem.status === 404) return t.noSignIn;
  return problem.status === 0 ? t.unreachable : problem.detail;
}
