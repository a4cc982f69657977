import { useQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
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
  if (data === undefined)
    return (
      <p role="status" className="py-1 text-muted">
        {t.checking}
      </p>
    );
  const Icon = data.intact ? ShieldCheck : ShieldAlert;
  return (
    <p
      role="status"
      className={`flex items-center gap-2 py-1 ${data.intact ? 'text-good' : 'font-semibold text-bad'}`}
    >
      <Icon aria-hidden size={16} />
      {data.intact ? t.intact(whole(entries.length)) : t.broken(whole(data.firstBroken ?? 0))}
    </p>
  );
}
