import { useShortcut } from '../../app/shortcuts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/field.tsx';
import { has, NEEDS, ORDERS, type Filter, type Line, type Need } from './select.ts';
import { texts } from './texts.ts';

type Props = {
  lines: readonly Line[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  group: string;
  groups: readonly { value: string; label: string }[];
  onGroup: (group: string) => void;
};

export function Filters({ lines, filter, onChange, group, groups, onGroup }: Props) {
  const t = useTexts(texts);
  const toggle = (need: Need) =>
    onChange({
      ...filter,
      needs: filter.needs.includes(need)
        ? filter.needs.filter((one) => one !== need)
        : [...filter.needs, need],
    });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Select label={t.group} value={group} onChange={onGroup} options={groups} />
        <Select
          label={t.sort}
          value={filter.order}
          onChange={(order) => onChange({ ...filter, order })}
          options={ORDERS.map((value) => ({ value, label: t[value] }))}
        />
        <div className="w-48">
          <TextInput
            label={t.search}
            autoComplete="off"
            value={filter.begin}
            onChange={(event) => onChange({ ...filter, begin: event.target.value })}
          />
        </div>
      </div>
      <div role="group" aria-label={t.needs} className="flex flex-wrap gap-2">
        {NEEDS.map((need, index) => (
          <NeedButton
            key={need}
            need={need}
            letter={String(index + 1)}
            count={lines.filter((line) => has(line, need)).length}
            pressed={filter.needs.includes(need)}
            onToggle={() => toggle(need)}
          />
        ))}
      </div>
    </div>
  );
}

type NeedProps = { need: Need; letter: string; count: number; pressed: boolean; onToggle: () => void };

const HINTS = { stale: 'staleHint', provisional: 'provisionalHint', stuck: 'stuckHint' } as const;

function NeedButton({ need, letter, count, pressed, onToggle }: NeedProps) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  useShortcut(letter, t[need], onToggle);
  return (
    <Button
      title={t[HINTS[need]]}
      aria-pressed={pressed}
      className="aria-pressed:border-accent aria-pressed:bg-wash"
      onClick={onToggle}
    >
      {t.counted(t[need], whole(count))}
    </Button>
  );
}
