import { LONG, type Instruments } from './instruments.ts';

type Call = { outcome: string; durationMs: number; inputTokens: number; outputTokens: number };
type Verdict = { judge: { name: string }; unscored: string | null };

/** Metrics of judges: their calls, their verdicts, and what all processes see of them. */
export function judgeMetrics({ counter, gauge, histogram }: Instruments) {
  const calls = histogram(
    'judge_call_seconds',
    'Duration of a call to a judge; the offline judge counts one where it judges at once, else one for each link',
    LONG,
    ['judge', 'outcome'],
  );
  const tokens = counter('judge_tokens_total', 'Tokens of models', ['judge', 'direction']);
  const cost = counter('judge_cost_dollars_total', 'Cost of models, if their price is known', ['judge']);
  const failed = counter('judge_failures_total', 'Failed judge calls', ['judge', 'code']);
  const verdicts = counter('verdicts_total', 'Committed verdicts', ['judge', 'outcome']);
  const unscored = counter('unscored_total', 'Judge answers that could not be used', ['reason']);
  const waited = histogram(
    'completion_to_verdict_seconds',
    'Time from accepting a completion to its verdict',
    LONG,
  );
  return {
    judges: {
      failing: gauge('judge_failing', '1 if the last call of the judge failed', ['judge']),
      drifting: gauge('judge_drifting', '1 if a judge version reads otherwise than its card says', ['judge']),
      driftEvidence: gauge(
        'judge_drift_evidence',
        'Evidence for a drift, as a share of what makes an alarm',
        ['judge'],
      ),
      spentDollars: gauge('judge_spent_dollars', 'Cost of models on this UTC day, if their price is known'),
      budgetDollars: gauge('judge_budget_dollars', 'Budget for models per UTC day; 0 means no limit'),
    },
    onJudgeFailed: (judge: string, code: string) => failed.inc({ judge, code }),
    /** Counts the calls behind one answer. */
    onJudgeCalled(judge: string, answer: { attempts: readonly Call[]; cost: number | null }) {
      for (const { outcome, durationMs, inputTokens, outputTokens } of answer.attempts) {
        calls.observe({ judge, outcome }, durationMs / 1000);
        tokens.inc({ judge, direction: 'input' }, inputTokens);
        tokens.inc({ judge, direction: 'output' }, outputTokens);
      }
      cost.inc({ judge }, answer.cost ?? 0);
    },
    onOfflineCall: (durationMs: number) =>
      calls.observe({ judge: 'offline', outcome: 'answered' }, durationMs / 1000),
    onVerdict(verdict: Verdict, { waitedMs }: { waitedMs: number }) {
      verdicts.inc({ judge: verdict.judge.name, outcome: verdict.unscored === null ? 'scored' : 'unscored' });
      if (verdict.unscored !== null) unscored.inc({ reason: verdict.unscored });
      waited.observe(waitedMs / 1000);
    },
  };
}
