import { useQuery } from '@tanstack/react-query';
import { Shield, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { texts } from './texts.ts';
import { verifyChain } from './verify-chain.ts';

/** The chain, recomputed by this browser and not believed from the server. */
export function ChainBadge({
  learner,
  entries,
}: {
  learner: string;
  entries: readonly Schemas['LedgerEntry'][];
}) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const { data } = useQuery({
    queryKey: ['chain', learner, entries.at(-1)?.hash],
    queryFn: () => verifyChain(learner, entries),
    staleTime: Infinity,
  });
  const [Icon, look, text] =
    data === undefined
      ? ([Shield, 'text-muted', t.checking] as const)
      : data.intact
        ? ([ShieldCheck, 'text-good', t.intact(whole(entries.length))] as const)
        : ([ShieldAlert, 'font-semibold text-bad', t.broken(whole(data.firstBroken ?? 0))] as const);
  return (
    // As wide before the answer as after it, so that nothing moves.
    <p role="status" className={`flex items-center gap-2 py-1 sm:min-w-80 sm:justify-end ${look}`}>
      <Icon aria-hidden size={16} />
      {text}
    </p>
  );
}
