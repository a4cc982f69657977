import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { Quoted } from '../../ui/quoted.tsx';
import { Loaded } from '../../ui/states.tsx';
import { verdictQuery, workQuery, type Item } from './reviews.ts';
import { texts } from './texts.ts';

type Turn = Schemas['WorkTurn'];
type Quote = Schemas['Quote'];

/** The work as the judge was given it. What the judge quoted is marked once the reader may see it. */
export function WorkPane({ item }: { item: Item }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const work = useQuery(workQuery(item));
  const { data: verdict } = useQuery(verdictQuery(item));
  const quotes = verdict?.quotes ?? [];
  return (
    <Panel title={t.work} note={item.hidden ? t.blindNote : t.quotesMarked}>
      <Loaded query={work}>
        {({ turns, context, completion }) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
          <div
            className="grid max-h-[32rem] gap-3 overflow-auto"
            tabIndex={0}
            role="region"
            aria-label={t.turns}
          >
            {completion.stage !== null && (
              <p className="text-note text-muted">{t.workNote(completion.stage)}</p>
            )}
            {context.length > 0 && (
              <details>
                <summary className="text-accent">{t.context(whole(context.length))}</summary>
                <Turns turns={context} quotes={[]} />
              </details>
            )}
            <Turns turns={turns} quotes={quotes} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Turns({ turns, quotes }: { turns: readonly Turn[]; quotes: readonly Quote[] }) {
  const t = useTexts(texts);
  const { moment, whole } = useFormat();
  return (
    <ol className="grid gap-3">
      {turns.map((turn) => (
        <li key={`${turn.seq} ${turn.kind} ${turn.part}`} className="grid gap-1">
          <p className="text-note text-muted">
            {t[turn.speaker]} · {moment(turn.at)}
            {turn.name !== null && ` · ${turn.name}`}
          </p>
          <Quoted
            text={[
              turn.text,
              ...(turn.end === null ? [] : [t.leftOutOf(whole(turn.leftOut)), turn.end]),
            ].join('\n')}
            quotes={quotes.filter(({ seq }) => seq === turn.seq && turn.quotable).map(({ text }) => text)}
          />
        </li>
      ))}
    </ol>
  );
}
