import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { TextInput } from '../../ui/field.tsx';
import { Failure } from '../../ui/states.tsx';
import { texts } from './texts.ts';

const SHOWN = 8;

type Role = Schemas['RoleLine'];

/** Featured roles first, then titles that begin with what was asked, then the shorter ones: they are the plainer. */
function ranked(roles: readonly Role[], asked: string): Role[] {
  const rank = ({ featured, title }: Role) =>
    (title.toLowerCase().startsWith(asked.toLowerCase()) ? 0 : 2) + (featured ? 0 : 1);
  return roles.toSorted((a, b) => rank(a) - rank(b) || a.title.length - b.title.length);
}

/** Finds a role among all occupations and the platform's own ones. */
export function RoleSearch({ onChosen }: { onChosen: (code: string) => void }) {
  const t = useTexts(texts);
  const { whole, money } = useFormat();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, error, refetch } = useQuery({
    queryKey: ['roles', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/v1/roles', { params: { query: { q, limit: 200 } } })),
  });
  const found = q === '' || !data ? [] : ranked(data.data, q);
  const choose = (code: string) => {
    setTyped('');
    onChosen(code);
  };
  return (
    <div className="rounded-md border border-line bg-surface p-4">
      <TextInput
        label={t.search}
        hint={t.searchHint}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="mt-2 text-note text-muted">
        {q !== '' && data && (found.length === 0 ? t.noneFound : t.found(whole(found.length)))}
      </p>
      {error && <Failure problem={error} onAgain={() => void refetch()} />}
      {found.length > 0 && (
        <ul className="mt-1 divide-y divide-line" data-roles>
          {found.slice(0, SHOWN).map(({ code, title, medianWageUsd }) => (
            <li key={code}>
              <button
                type="button"
                className="flex w-full flex-wrap gap-x-3 px-2 py-1.5 text-left hover:bg-sunken"
                onClick={() => choose(code)}
              >
                <span className="font-medium">{title}</span>
                <span className="text-muted">{code}</span>
                <span className="ml-auto">{medianWageUsd === null ? '' : money(medianWageUsd)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN && (
        <p className="mt-1 px-2 text-note text-muted">{t.more(whole(found.length - SHOWN))}</p>
      )}
    </div>
  );
}
