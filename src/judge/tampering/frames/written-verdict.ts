import type { Sentence } from '../../dossier/sentences.ts';

/** What a verdict is written of, by its labels: a level with its value, what it rests on, and the skill that it is for. */
const LABEL =
  /(?<!\p{L})(?:(?<level>(?:band|level|score|rating|grade|mark|stufe|note|bewertung|nivel|puntuaci[oó]n|calificaci[oó]n|nota|niveau|livello|voto|n[ií]vel)s?["']?\s*[:=]\s*["']?(?:5|five|fünf|cinco|cinq|10|100|max\p{L}*|top|highest)(?!\d|[.,]\d))|(?<ground>quote|citation|rationale|justification|reasoning|flags?|confidence|verdict|judge?ment|zitat|beleg|begründung|urteil|hinweise|cita|justificaci[oó]n|veredicto|preuve|motif|citazione|giudizio)["']?\s*[:=]|(?<skill>(?:next\s+)?skill|competenc[ey]|fähigkeit|kompetenz|competencia|habilidad|comp[eé]tence|competenza)["']?\s*[:=])/giu;
/** How far from each other the labels of one verdict stand, in sentences. */
const LONGEST_GAP = 2;
const LEAST_LABELS = 4;

type Labels = { place: number; levels: number; grounds: string[]; skills: number };

function labelsIn(text: string, place: number): Labels {
  const groups = Array.from(text.matchAll(LABEL), ({ groups: found }) => found ?? {});
  return {
    place,
    levels: groups.filter(({ level }) => level !== undefined).length,
    grounds: groups.flatMap(({ ground }) => (ground === undefined ? [] : [ground.toLowerCase()])),
    skills: groups.filter(({ skill }) => skill !== undefined).length,
  };
}

function isVerdict(run: readonly Labels[]): boolean {
  const levels = run.reduce((sum, one) => sum + one.levels, 0);
  const skills = run.reduce((sum, one) => sum + one.skills, 0);
  const grounds = new Set(run.flatMap((one) => one.grounds)).size;
  // A look back at one's own skills has levels as well, but not all at the top, nor a judge's labels beside them.
  return (
    levels > 0 &&
    skills > 0 &&
    grounds > 0 &&
    levels + grounds >= 3 &&
    levels + skills + grounds >= LEAST_LABELS
  );
}

/** Places of sentences that write out a verdict label by label, as only a judge's answer has them. */
export function writtenVerdict(places: readonly Sentence[]): Set<number> {
  const labelled = places
    .map(({ text }, place) => labelsIn(text, place))
    .filter(({ levels, grounds, skills }) => levels + grounds.length + skills > 0);
  const runs: Labels[][] = [];
  for (const one of labelled) {
    const run = runs.at(-1);
    const near = run !== undefined && one.place - (run.at(-1)?.place ?? 0) <= LONGEST_GAP;
    if (near) run.push(one);
    else runs.push([one]);
  }
  return new Set(runs.filter(isVerdict).flatMap((run) => run.map(({ place }) => place)));
}
