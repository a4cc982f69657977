import { Command } from 'commander';
import { SKILLS } from '../core/skill.ts';
import type { JudgeDecision } from '../store/judges/judge-review.ts';
import type { JudgeStanding } from '../store/judges/list-judges.ts';
import { dayOf } from './day-of.ts';
import { Failed } from './failure.ts';
import { countOption } from './number-option.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

const number = (value: number) => value.toFixed(2);

function driftLine({ alarm, evidence, widening }: JudgeStanding): string {
  if (!alarm) return `steady, evidence for a change ${Math.round(100 * evidence)} % of an alarm`;
  const wider = SKILLS.map((skill) => `${skill} × ${number(widening?.[skill] ?? 1)}`).join(', ');
  const where = alarm.lane === 'all' ? 'in all skills together' : `in ${alarm.lane}`;
  return `DRIFTS: reads ${alarm.change} ${where}, it seems since ${dayOf(alarm.began)}; noise ${wider}`;
}

function sayStanding(standing: JudgeStanding): void {
  const { judge, version, owner, card, inUse, proposed, review, stream } = standing;
  const anchors = stream.filter(({ anchor }) => anchor).length;
  say(`${judge} ${version}${owner === '' ? '' : ` of ${owner}`}: ${driftLine(standing)}`);
  say(`  ${stream.length} readings beside people's since its last change, ${anchors} of them of anchors`);
  for (const skill of SKILLS) {
    const [now, next] = [inUse[skill], proposed?.[skill]];
    if (now === undefined && next === undefined) continue;
    const shown = now ? `${number(now.offset)}, ${number(now.slope)}, ${number(now.sigma)}` : 'no card';
    const then = next ? ` → ${number(next.offset)}, ${number(next.slope)}, ${number(next.sigma)}` : '';
    say(`  ${skill.padEnd(14)} offset, slope, sigma of card ${card}: ${shown}${then}`);
  }
  if (review === null) return;
  const accept = proposed ? `touchstone judges accept ${review} --reason … | ` : '';
  say(`  waits for you: ${accept}touchstone judges keep ${review} --reason …`);
}

function list(): Command {
  return new Command('list')
    .description('where each judge stands: card, proposed card, drift')
    .option('--json', 'print one line of JSON per judge')
    .action(({ json = false }: { json?: boolean }) =>
      withStore(async (store) => {
        const found = await store.judges.list(null);
        if (found.length === 0 && !json) say('No judge has given a verdict yet.');
        for (const standing of found) {
          const { stream, ...rest } = standing;
          if (json) sayJson({ ...rest, readings: stream.length });
          else sayStanding(standing);
        }
      }),
    );
}

const WHY = {
  unknown: 'There is no such review of a judge.',
  closed: 'This review is closed already.',
  no_proposal: 'No card is proposed yet: keep the present one, or wait for more readings.',
};

function decide(name: string, decision: JudgeDecision, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<item>', 'the review, as listed', countOption)
    .requiredOption('--reason <text>', 'kept with the card')
    .action((item: number, { reason }: { reason: string }) =>
      withStore(async (store) => {
        const by = 'command line';
        const decided = await store.judges.decide({ item, owner: null, decision, by, reason });
        if (decided.outcome !== 'decided') throw new Failed(WHY[decided.outcome]);
        const { judge, version, card } = decided.review;
        say(
          card === null
            ? `${judge} ${version} keeps its card.`
            : `${judge} ${version} now has card ${card}. Verdicts that were folded keep theirs.`,
        );
      }),
    );
}

/** `touchstone judges`: where each judge stands, and an operator's decisions. */
export function judgesCommand(): Command {
  return new Command('judges')
    .description('how judges keep agreeing with people: cards, drift, and what waits for a decision')
    .addCommand(list(), { isDefault: true })
    .addCommand(decide('accept', 'accepted', 'take the proposed card of a judge into use'))
    .addCommand(decide('keep', 'kept', 'keep the card in use; the test for drift begins again'));
}
