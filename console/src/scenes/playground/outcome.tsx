import { Link } from '@tanstack/react-router';
import { useLearner, type Learner } from '../../api/learner.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CallLines } from '../../ui/call-lines.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StreamBadge } from '../../ui/stream-badge.tsx';
import { useGuardName } from '../../ui/use-guard-name.ts';
import type { Sent } from './sent.ts';
import { texts } from './texts.ts';

/** What an event did: its award, and the learner before and now, kept current while a verdict is on its way. */
export function Outcome({ sent: { event, result, before } }: { sent: Sent }) {
  const t = useTexts(texts);
  const { whole, factor } = useFormat();
  const guardName = useGuardName();
  const query = useLearner(event.subject);
  const { award, status, seq } = result;
  const path = `/v1/learners/${encodeURIComponent(event.subject)}`;
  return (
    <div className="grid gap-3" role="status">
      <p>{t[status](whole(seq))}</p>
      <p className="font-semibold text-lead">
        {award === undefined && t.waiting}
        {award && award.reason !== null && t.notPaid(guardName(award.reason))}
        {award?.reason === null &&
          t.award(whole(award.base ?? 0), factor(award.multiplier ?? 1), whole(award.xp))}
      </p>
      <Loaded query={query}>{(layer) => <Compared before={before} after={layer} />}</Loaded>
      <StreamBadge state={query.stream} />
      <Link to="/learners/$learner" params={{ learner: event.subject }}>
        {t.open}
      </Link>
      <CallLines
        calls={[
          {
            method: 'GET',
            path,
            sdk: `await touchstone.api.GET('/v1/learners/{id}', { params: { path: { id: ${JSON.stringify(event.subject)} } } });`,
          },
        ]}
      />
    </div>
  );
}

function Compared({ before, after }: { before: Learner | null; after: Learner }) {
  const t = useTexts(texts);
  const { whole, factor, tenth } = useFormat();
  const cells = (layer: Learner | null) => [
    whole(layer?.xp.total ?? 0),
    whole(layer?.xp.level ?? 1),
    `× ${factor(layer?.workSkills.multiplier ?? 1)}`,
    layer ? `${tenth(layer.workSkills.overall.mean)} ± ${tenth(1.96 * layer.workSkills.overall.sd)}` : '–',
  ];
  const [was, is] = [cells(before), cells(after)];
  return (
    <table className="text-left">
      <thead>
        <tr>
          <td />
          <th scope="col" className="py-1 pr-4 font-medium text-muted">
            {t.before}
          </th>
          <th scope="col" className="py-1 font-medium text-muted">
            {t.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {[t.xp, t.level, t.next, t.overall].map((name, index) => (
          <tr key={name} className="border-line border-t">
            <th scope="row" className="py-1 pr-4 font-normal text-muted">
              {name}
            </th>
            <td className="py-1 pr-4">{was[index]}</td>
            <td className={was[index] === is[index] ? 'py-1' : 'py-1 font-semibold'}>{is[index]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
