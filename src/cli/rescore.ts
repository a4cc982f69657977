import { Command } from 'commander';
import { SKILLS } from '../core/skill.ts';
import { judgesOf } from './judges-of.ts';
import { judgeOf } from '../services/judge-of.ts';
import { createCalibrationService, type Rescored } from '../services/calibration/calibration.ts';
import type { Done } from '../store/calibration/correct/correction.ts';
import { readConfig } from '../config.ts';
import { calibrationRef, type CalibrationRef } from './calibration-ref.ts';
import { Failed, UsedWrongly } from './failure.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

type Options = { judge?: string; preview?: boolean; json?: boolean };

const WHY: Record<Exclude<Rescored['outcome'], 'rescored'>, string> = {
  unknown_judge: 'There is no such judge.',
  no_dossier: 'No dossier of it is stored, so there is nothing to judge again.',
  under_way: 'The same answer is being found already; try again in a few seconds.',
  unreadable: 'The judge’s answer could not be read. Nothing was changed; asked again, it answers afresh.',
  judge_unavailable: 'The judge cannot be reached. Nothing was changed; try again later.',
  erased: 'There is no such learner, or the learner was erased.',
  unknown: 'This learner has no such calibration.',
  no_longer_counts: 'Another verdict took its place: name the one that counts now.',
  second_reviewer: 'Somebody else must have it scored again: it is their own work.',
  contested: 'The learner asked for a person: review it first.',
  not_awarded: 'Its event was not awarded yet.',
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
      ? 'A preview: nothing was stored. Without --preview the same answer is saved.'
      : `Saved as calibration ${calibration} and ledger entry ${entry}.`,
  );
}

async function rescore({ learner, number }: CalibrationRef, options: Options): Promise<void> {
  const config = readConfig(process.env);
  const preview = options.preview ?? false;
  const rescored = await withStore((store) => {
    const calibrations = createCalibrationService({
      store,
      judgeOf: (spec) => judgeOf(config, spec, judgesOf(store)),
    });
    return calibrations.rescore({ learner, number, judge: options.judge, by: 'command line', preview });
  });
  if (rescored.outcome === 'unknown_judge') throw new UsedWrongly(rescored.detail);
  if (rescored.outcome !== 'rescored') throw new Failed(WHY[rescored.outcome]);
  if (options.json) return sayJson({ preview, ...rescored });
  say(`${rescored.judge.name} ${rescored.judge.version}: ${rescored.reason}`);
  sayEffect(rescored.correction, preview);
}

export function rescoreCommand(): Command {
  return new Command('rescore')
    .description(
      'judge a stored dossier again; the new verdict takes the place of a judge’s, also of one that was upheld, never of a person’s own',
    )
    .argument('<calibration>', 'LEARNER/NUMBER', calibrationRef)
    .option('--judge <spec>', 'as in JUDGE_MODEL; the configured one when left out')
    .option('--preview', 'say what it would do and store nothing but the judge’s answer')
    .option('--json', 'one JSON document')
    .action(rescore);
}
