import { Command } from 'commander';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

export function retentionCommand(): Command {
  return new Command('retention')
    .description(
      'remove texts that the policy’s `retention` keeps no longer, now; workers do it once a day. Hashes, verdicts and quotes stay',
    )
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const removed = await store.retention.run();
        if (json) sayJson({ removed });
        else if (removed === null) say('The active policy keeps all texts: it has no `retention`.');
        else say(`Removed the texts of ${removed.payloads} events and ${removed.steps} steps of verdicts.`);
      }),
    );
}
