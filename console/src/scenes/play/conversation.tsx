import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { calibrationsQuery, useLearner, type Learner } from '../../api/learner.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CallLines, type Call } from '../../ui/call-lines.tsx';
import { Field, INPUT } from '../../ui/field.tsx';
import { Figures } from '../../ui/figures.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Failure, Loaded } from '../../ui/states.tsx';
import { Tier } from '../../ui/tier.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import { CalibrationDetail } from '../skill/calibration-detail.tsx';
import { texts } from './texts.ts';
import { useConversation, type Line } from './use-conversation.ts';

const ASKED_BEFORE_VERDICT = 5;

/** `begun`: the calls by which the kickoff began. */
export function Conversation({ learner, begun }: { learner: string; begun: readonly Call[] }) {
  const t = useTexts(texts);
  const query = useLearner(learner);
  const { data: verdicts = [] } = useQuery(calibrationsQuery(learner));
  const { round, answer, finish, askLast } = useConversation(
    learner,
    [t.q1, t.q2, t.q3, t.q4, t.q5, t.q6],
    begun,
  );
  const answered = round.lines.filter(({ speaker }) => speaker === 'learner').length;
  const verdict = verdicts[0];
  const mayFinish = answered >= ASKED_BEFORE_VERDICT && !round.finished;
  const mayAnswer = round.lines.at(-1)?.speaker === 'coach';
  const failure = answer.error ?? finish.error ?? askLast.error;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t.coach}>
        <Lines lines={round.lines} />
        {mayAnswer && <Answer disabled={answer.isPending} onAnswer={(text) => answer.mutateAsync(text)} />}
        {mayFinish && (
          <Button look="primary" disabled={finish.isPending} onClick={() => finish.mutate()}>
            {t.finish}
          </Button>
        )}
        {round.finished && !verdict && <p role="status">{t.finishing}</p>}
        {failure && <Failure problem={failure} />}
        <div className="mt-3">
          <CallLines calls={round.calls} />
        </div>
      </Panel>
      <div className="grid gap-4">
        <Loaded query={query}>{(layer) => <Score layer={layer} />}</Loaded>
        {verdict && (
          <Panel title={t.verdict}>
            <div className="grid gap-3" role="status">
              <p>{verdict.reason}</p>
              {verdict.judge === 'offline' && <p className="text-note text-muted">{t.judge}</p>}
              <Worth lines={round.lines} now={query.data?.workSkills.multiplier ?? 1} />
              {answered === ASKED_BEFORE_VERDICT && round.lines.at(-1)?.speaker === 'learner' && (
                <Button disabled={askLast.isPending} onClick={() => askLast.mutate()}>
                  {t.oneMore}
                </Button>
              )}
              {answered > ASKED_BEFORE_VERDICT && <p className="font-medium">{t.done}</p>}
              <Link to="/learners/$learner" params={{ learner }}>
                {t.seeAll}
              </Link>
            </div>
            <CalibrationDetail learner={learner} number={verdict.number} />
          </Panel>
        )}
      </div>
    </div>
  );
}

/** How the verdict changed what a turn pays, beside what the turns before it paid. */
function Worth({ lines, now }: { lines: readonly Line[]; now: number }) {
  const t = useTexts(texts);
  const { factor } = useFormat();
  const before = lines.find(({ award }) => award !== undefined)?.award?.multiplier ?? 1;
  return (
    <p className="font-semibold">
      {before === now ? t.notMoved(factor(now)) : t.moved(factor(before), factor(now))}
    </p>
  );
}

function Score({ layer: { xp, workSkills } }: { layer: Learner }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  return (
    <Figures
      figures={[
        [t.xp, whole(xp.total)],
        [t.level, whole(xp.level)],
        [t.next, `× ${factor(workSkills.multiplier)}`],
        [
          t.tier,
          <span key="tier" className="font-medium text-body">
            <Tier tier={workSkills.overall.tier} />
          </span>,
        ],
      ]}
    />
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const guardName = useGuardName();
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Newer browsers return a promise here, which is not a clean-up.
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines.length]);
  return (
    <ol className="mb-3 grid gap-3" aria-live="polite">
      {lines.map(({ key, speaker, text, award }) => (
        <li key={key} className={speaker === 'coach' ? 'mr-8' : 'ml-8 rounded-md bg-wash px-3 py-2'}>
          <p className="font-medium text-note text-muted">{speaker === 'coach' ? t.coach : t.you}</p>
          <p className="whitespace-pre-wrap">{text}</p>
          {award && (
            <p data-award className="mt-1 font-semibold text-accent">
              {award.reason === null
                ? t.paid(whole(award.base ?? 0), factor(award.multiplier ?? 1), whole(award.xp))
                : t.notPaid(guardName(award.reason))}
            </p>
          )}
        </li>
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}

function Answer({ disabled, onAnswer }: { disabled: boolean; onAnswer: (text: string) => Promise<unknown> }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() !== '')
      onAnswer(text.trim()).then(
        () => setText(''),
        () => undefined,
      );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field label={t.answer}>
        {(id) => (
          <textarea
            id={id}
            rows={3}
            className={INPUT}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        )}
      </Field>
      <Button type="submit" look="primary" className="justify-self-start" disabled={disabled}>
        {t.send}
      </Button>
    </form>
  );
}
