import { Check, Circle, CircleDot, Lock, SkipForward } from 'lucide-react';
import { useTexts } from '../../i18n/texts.ts';
import { texts } from './texts.ts';

export type StageState = 'locked' | 'open' | 'in_progress' | 'done' | 'skipped';

const ICONS = { locked: Lock, open: Circle, in_progress: CircleDot, done: Check, skipped: SkipForward };
const COLORS = {
  locked: 'text-muted',
  open: 'text-accent',
  in_progress: 'text-accent',
  done: 'text-good',
  skipped: 'text-muted',
};

export function StageStateLabel({ state }: { state: StageState }) {
  const t = useTexts(texts);
  const Icon = ICONS[state];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap text-note ${COLORS[state]}`}>
      <Icon aria-hidden size={14} />
      {t[state]}
    </span>
  );
}
