import assert from 'node:assert/strict';
import { judgeDossier } from '../../src/judge/chain.ts';
import { buildDossier } from '../../src/judge/dossier/build.ts';
import { SAMPLE } from '../../src/judge/audit/attack.ts';
import { inputFrom } from '../../src/judge/measure/input-from.ts';
import { judgeFromModel } from '../../src/judge/model/model-judge.ts';
import { ProviderFailure } from '../../src/judge/model/failure.ts';
import { startCompletionServer } from './completion-server.ts';
import { fetchModel } from './fetch-model.ts';

// `npm run test:model`: a real small model, a real server, real JSON, through the whole chain. What so small a model
// thinks of the work is of no interest; that its answer is grounded, bounded and recorded is.
process.stdout.write('Fetching the model (93 MB, once)\n');
const server = await startCompletionServer(fetchModel());
process.stdout.write(`Server on ${server.baseUrl}\n`);
const judge = judgeFromModel(
  'compatible:smollm2',
  { baseUrl: server.baseUrl },
  { maxOutputTokens: 400, timeoutMs: 300_000 },
);

for (const dialogue of SAMPLE.slice(0, 1)) {
  const input = inputFrom(dialogue);
  const { quality } = input.rubric.body.skills;
  const body = { ...input.rubric.body, skills: { quality } as typeof input.rubric.body.skills };
  const dossier = buildDossier({ ...input, rubric: { ...input.rubric, body } });
  const { verdict, score, check, grounded } = await judgeDossier(judge, dossier);
  process.stdout.write(
    `\n${dialogue.id}: ${score.trace.outcome}, then ${check?.trace.outcome ?? 'nothing to check'}\n`,
  );
  for (const trace of [score.trace, ...(check === null ? [] : [check.trace])]) {
    process.stdout.write(
      `  ${trace.prompt} ${trace.inputTokens} tokens in, ${trace.outputTokens} out, ${trace.durationMs} ms, ${trace.retries} retries\n`,
    );
    assert.ok(trace.inputTokens > 0 && trace.outputTokens > 0 && trace.model === 'compatible:smollm2');
  }
  process.stdout.write(
    `  ${grounded.skills.length} skills grounded, ${grounded.ungrounded.length} not, ${grounded.refused.length} quotes refused\n`,
  );
  process.stdout.write(`  ${verdict.unscored ?? verdict.reason}\n`);
  const own = dossier.turns.filter((turn) => turn.quotable);
  for (const { seq } of verdict.quotes) assert.ok(own.some((turn) => turn.seq === seq));
  for (const { x, source, evidence } of verdict.observations)
    assert.ok(x >= 0 && x <= 100 && (source !== 'judge' || evidence > 0));
  assert.equal(verdict.unscored === null, score.trace.outcome === 'answered');
}

assert.ok(server.calls() >= 2);
await server.close();
const gone = await judge
  .score(buildDossier(inputFrom(SAMPLE[0] as (typeof SAMPLE)[number])))
  .catch((error: unknown) => error);
assert.ok(gone instanceof ProviderFailure && gone.code === 'unreachable');
process.stdout.write(
  '\nWith the server gone, the judge says so and the caller may wait: unreachable\nAll held.\n',
);
process.exit(0);
