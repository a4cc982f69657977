import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { calibrationQuery } from '../../api/learner.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { Loading } from '../../ui/states.tsx';
import type { Skill } from '../../ui/skill-texts.ts';
import { texts } from './texts.ts';

type Named = { id: string; version: number };
type Rubric = { title?: string; skills?: Partial<Record<Skill, { bands: readonly string[] }>> };

/** A program's own rubric is named `program/rubric`; a shipped one has no slash. */
async function readRubric({ id, version }: Named): Promise<Rubric | null> {
  const [program, own] = id.split('/') as [string, string?];
  if (own !== undefined) {
    const found = await answerOf(api.GET('/v1/programs/{id}', { params: { path: { id: program } } }));
    return (found as { rubrics?: Record<string, Rubric> }).rubrics?.[own] ?? null;
  }
  const query = { version: String(version) };
  return (await answerOf(api.GET('/v1/rubrics/{id}', { params: { path: { id }, query } }))).body;
}

/** The rubric by which a verdict was judged. */
export const rubricQuery = (detail: Schemas['CalibrationDetail'] | undefined) => {
  const named = detail?.dossier?.rubric;
  return queryOptions({
    queryKey: ['rubric', named?.id, named?.version],
    enabled: named !== undefined,
    staleTime: Infinity,
    queryFn: () => readRubric(named as Named),
  });
};

/** The rubric's band that the judge chose in a verdict, and the one above it. */
export function RubricBands({ learner, skill, number }: { learner: string; skill: Skill; number: number }) {
  const t = useTexts(texts);
  const { data: detail, isPending } = useQuery(calibrationQuery(learner, number));
  const { data: rubric, isLoading } = useQuery(rubricQuery(detail));
  // It has its place before it is read, so that nothing below it moves.
  if (isPending || isLoading)
    return (
      <Panel title={t.rubric}>
        <Loading />
      </Panel>
    );
  const bands = rubric?.skills?.[skill]?.bands;
  const band = bandOf(detail?.verdict?.score, skill);
  if (!bands || band === null) return null;
  return (
    <Panel title={t.rubric} note={t.byRubric(rubric?.title ?? '')}>
      <dl className="grid gap-3">
        <div>
          <dt className="text-note text-muted">{`${t.bandNow}: ${band}`}</dt>
          <dd className="font-medium">{bands[band - 1]}</dd>
        </div>
        <div>
          <dt className="text-note text-muted">{t.bandNext}</dt>
          <dd>{bands[band] ?? t.topBand}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function bandOf(score: unknown, skill: Skill): number | null {
  const scores = (score as { scores?: Record<string, { band?: unknown }> } | null | undefined)?.scores;
  const band = scores?.[skill]?.band;
  return typeof band === 'number' ? band : null;
}
