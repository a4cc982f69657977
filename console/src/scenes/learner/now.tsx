import type { Learner } from '../../api/learner.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { texts } from './texts.ts';

/** Phase, behaviour with what it is computed from, and the next stage. */
export function Now({ layer: { phase, behaviour, journey } }: { layer: Learner }) {
  const t = useTexts(texts);
  const { moment, tenth, whole } = useFormat();
  const inFull = (value: number) => (Number.isInteger(value) ? whole(value) : tenth(value));
  const current = phase.phases.find(({ id }) => id === phase.current);
  const [next] = journey.next;
  return (
    <Panel title={t.now}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3">
        <dt className="text-muted">{t.phase}</dt>
        <dd>{current?.title ?? t.noProgram}</dd>
        <dt className="text-muted">{t.nextStage}</dt>
        <dd>{next?.title ?? t.noNextStage}</dd>
        <dt className="text-muted">{t.behaviour}</dt>
        <dd className="grid gap-1">
          <span>
            <span className="font-medium">{t[behaviour.state]}</span>{' '}
            {behaviour.since !== null && (
              <span className="text-muted">{t.since(moment(behaviour.since))}</span>
            )}
          </span>
          {behaviour.inputs.length > 0 && (
            <table className="text-left text-note">
              <thead>
                <tr>
                  {[t.input, t.value, t.threshold].map((title) => (
                    <th
                      key={title}
                      scope="col"
                      className="border-line border-b py-1 pr-3 font-medium text-muted"
                    >
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {behaviour.inputs.map(({ name, value, threshold }) => (
                  <tr key={name}>
                    <td className="border-line border-b py-1 pr-3">{name}</td>
                    <td className="border-line border-b py-1 pr-3">{inFull(value)}</td>
                    <td className="border-line border-b py-1">{inFull(threshold)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </dd>
      </dl>
    </Panel>
  );
}
