import { Command } from 'commander';
import { SKILLS } from '../core/skill.ts';
import { silentJudgeMonitor } from './silent-judge-monitor.ts';
import { judgeOf } from '../services/judge-of.ts';
import { createCalibrationService, type Rescored } from '../services/calibration/calibration.ts';
import type { Done } from '../store/calibration/correct/correction.ts';
import { readConfig } from '../config.ts';
import { calibrationRef, type CalibrationRef } from './calibration-ref.ts';
import { Failed, UsageError } from './failure.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

type Options = { judge?: string; preview?: boolean; json?: boolean };

const WHY: Record<Exclude<Rescored['outcome'], 'rescored'>, string> = {
  unknown_judge: 'Unknown judge.',
  no_dossier: 'It has no stored dossier, so it cannot be judged again.',
  texts_removed:
    'The texts of this work were removed by the policy’s retention, so it cannot be judged again.',
  under_way: 'The same rescore is already running; try again in a few seconds.',
  unreadable: 'The judge’s answer could not be read. Nothing was changed; the next try asks the judge again.',
  judge_unavailable: 'The judge is unavailable. Nothing was changed; try again later.',
  erased: 'The learner is unknown or was erased.',
  unknown: 'This learner has no such calibration.',
  no_longer_counts: 'It was replaced by another verdict: name the one that counts now.',
  second_reviewer: 'Learners cannot rescore their own work; another person must do it.',
  contested: 'The learner has an open appeal: review it first.',
  not_awarded: 'Its event has not been awarded yet.',
  already_voided: 'Its event was voided.',
};

function sayEffect({ calibration, entry, xp, before, after }: Done, preview: boolean): void {
  for (const skill of SKILLS) {
    const [from, to] = [before.snapshot.skills[skill].mean, after.snapshot.skills[skill].mean];
    say(`  ${skill.padEnd(14)} ${from.toFixed(1).padStart(5)} → ${to.toFixed(1).padStart(5)}`);
  }
  say(`  ${'level'.padEnd(14)} ${String(before.level).padStart(5)} → ${String(after.level).padStart(5)}`);
  say(
    `  ${'XP'.padEnd(14)} ${String(before.total).padStart(5)} → ${String(after.total).padStart(5)} (${xp < 0 ? '' : '+'}${xp})`,
  );
  say(
    preview
      ? 'Preview only: nothing was changed. Run without --preview to save the same answer.'
      : `Saved as calibration ${calibration} and ledger entry ${entry}.`,
  );
}

async function rescore({ learner, number }: CalibrationRef, options: Options): Promise<void> {
  const config = readConfig(process.env);
  const preview = options.preview ?? false;
  const rescored = await withStore((store) => {
    const calibrations = createCalibrationService({
      store,
      judgeOf: (spec) => judgeOf(config, spec, silentJudgeMonitor(store)),
    });
    return calibrations.rescore({ learner, number, judge: options.judge, by: 'command line', preview });
  });
  if (rescored.outcome === 'unknown_judge') throw new UsageError(rescored.detail);
  if (rescored.outcome !== 'rescored') throw new Failed(WHY[rescored.outcome]);
  if (options.json) return sayJson({ preview, ...rescored });
  say(`${rescored.judge.name} ${rescored.judge.version}: ${rescored.reason}`);
  sayEffect(rescored.correction, preview);
}

export function rescoreCommand(): Command {
  return new Command('rescore')
    .description(
      'judge a stored dossier again; replaces a judge’s verdict, even one that was upheld, but never a reviewer’s own verdict',
    )
    .argument('<calibration>', 'LEARNER/NUMBER', calibrationRef)
    .option('--judge <spec>', 'judge, as in JUDGE_MODEL (default: the configured one)')
    .option('--preview', 'show the effect and store only the judge’s answer')
    .option('--json', 'print one JSON document')
    .action(rescore);
}
