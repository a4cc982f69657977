import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Loaded } from '../../ui/states.tsx';
import { Diff } from './diff.tsx';
import { texts } from './texts.ts';

const FACETS = ['workSkills', 'xp', 'phase', 'behaviour', 'journey'] as const;

const shown = (value: unknown) => JSON.stringify(value ?? null, null, 2);

type Layer = Record<string, unknown>;

async function layerAt(id: string, point: string): Promise<Layer> {
  const params = { path: { id }, query: { as_of: point } };
  return answerOf(api.GET('/v1/learners/{id}', { params }));
}

/** The layer just before a transaction; empty if it brought the learner into being. */
async function layerBefore(id: string, at: string): Promise<Layer> {
  const before = new Date(Date.parse(at) - 1).toISOString();
  return layerAt(id, before).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return {};
    throw error;
  });
}

type Props = { learner: string; seq: number; awardedAt: string };

/** The facets of the layer that changed in the transaction that awarded an event. */
export function TraceFacets({ learner, seq, awardedAt }: Props) {
  const t = useTexts(texts);
  const query = useQuery({
    queryKey: ['learner', learner, 'as-of', seq],
    staleTime: Infinity,
    queryFn: async () => {
      const [before, after] = await Promise.all([
        layerBefore(learner, awardedAt),
        layerAt(learner, String(seq)),
      ]);
      return { before, after };
    },
  });
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{t.facets}</h3>
      <p className="text-note text-muted">{t.facetsNote}</p>
      <Loaded query={query}>{(layers) => <Changed {...layers} />}</Loaded>
    </section>
  );
}

function Changed({ before, after }: { before: Layer; after: Layer }) {
  const t = useTexts(texts);
  const changed = FACETS.filter((facet) => shown(before[facet]) !== shown(after[facet]));
  if (changed.length === 0) return <p className="text-muted">{t.noFacet}</p>;
  return changed.map((facet) => (
    <details key={facet}>
      <summary className="font-mono text-note">{facet}</summary>
      <Diff before={shown(before[facet])} after={shown(after[facet])} />
    </details>
  ));
}
