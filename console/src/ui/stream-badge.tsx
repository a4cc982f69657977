import type { StreamState } from '../api/stream.ts';
import { texts } from '../app/texts.ts';
import { useTexts } from '../i18n/texts.ts';

const DOT: Record<StreamState, string> = {
  live: 'bg-good',
  connecting: 'bg-edge',
  behind: 'bg-warn',
  ended: 'bg-bad',
};

/** Whether what is shown is current. */
export function StreamBadge({ state }: { state: StreamState }) {
  const t = useTexts(texts);
  const tone = state === 'behind' ? 'bg-warn-wash text-warn px-2 py-1' : 'text-muted';
  return (
    <p role="status" data-stream={state} className={`flex items-center gap-2 rounded text-note ${tone}`}>
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${DOT[state]}`} />
      {t[state]}
    </p>
  );
}
