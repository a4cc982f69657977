import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { calibrationQuery } from '../../api/learner.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Panel } from '../../ui/panel.tsx';
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

/** How a band is called, by how far it is above the band that was read. */
const BANDS: Record<number, 'bandNow' | 'bandNext'> = { 0: 'bandNow', 1: 'bandNext' };

/** The rubric's bands, since each builds on the one before it: which one the judge read, and which one is next. */
export function RubricBands({ learner, skill, number }: { learner: string; skill: Skill; number: number }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const { data: detail } = useQuery(calibrationQuery(learner, number));
  const { data: rubric } = useQuery(rubricQuery(detail));
  const bands = rubric?.skills?.[skill]?.bands;
  const band = bandOf(detail?.verdict?.score, skill);
  if (!bands || band === null) return null;
  return (
    <Panel title={t.rubric} note={t.byRubric(rubric?.title ?? '', number)}>
      <ol className="grid gap-2">
        {bands.map((text, index) => {
          const title = BANDS[index + 1 - band] ?? 'band';
          const look = title === 'band' ? 'text-muted' : '';
          return (
            <li key={text} className={look} aria-current={title === 'bandNow' ? 'true' : undefined}>
              <p className="text-note text-muted">{t[title](whole(index + 1))}</p>
              <p className={title === 'bandNow' ? 'font-medium' : ''}>{text}</p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function bandOf(score: unknown, skill: Skill): number | null {
  const scores = (score as { scores?: Record<string, { band?: unknown }> } | null | undefined)?.scores;
  const band = scores?.[skill]?.band;
  return typeof band === 'number' ? band : null;
}
