import { useState } from 'react';
import type { Person } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { SKILLS, type Skill } from '../../ui/skill-texts.ts';
import { AwardPanes } from './award-panes.tsx';
import { DecisionPane, type Done } from './decision-pane.tsx';
import { ItemBar } from './item-bar.tsx';
import type { Bands, Item } from './reviews.ts';
import { RubricPane } from './rubric-pane.tsx';
import { texts } from './texts.ts';
import { WorkPane } from './work-pane.tsx';

type Props = { item: Item; person: Person; onDone: (done: Done) => void; onChanged: () => void };

/** One item of the queue: the work, the rubric and the decision beside each other. */
export function ItemPanes({ item, person, onDone, onChanged }: Props) {
  return (
    <>
      <ItemBar item={item} person={person} onChanged={onChanged} />
      {item.calibration === null ? (
        <AwardPanes item={item} onDone={onDone} />
      ) : (
        // After a blind reading the decision begins without bands of its own.
        <VerdictPanes key={String(item.hidden)} item={item} onDone={onDone} />
      )}
    </>
  );
}

function VerdictPanes({ item, onDone }: Pick<Props, 'item' | 'onDone'>) {
  const t = useTexts(texts);
  const [bands, setBands] = useState<Bands>({});
  const [marked, setMarked] = useState<Skill>('independence');
  const at = SKILLS.indexOf(marked);
  const mark = (index: number) => setMarked(SKILLS[Math.min(3, Math.max(0, index))] ?? marked);
  const onBand = (skill: Skill, band: number) => {
    const { [skill]: before, ...others } = bands;
    setBands(before === band ? others : { ...others, [skill]: band });
    setMarked(skill);
  };
  useShortcut('j', t.nextSkill, () => mark(at + 1));
  useShortcut('k', t.previousSkill, () => mark(at - 1));
  const choose = (band: number) => () => item.open && onBand(marked, band);
  useShortcut('1', t.band(1), choose(1));
  useShortcut('2', t.band(2), choose(2));
  useShortcut('3', t.band(3), choose(3));
  useShortcut('4', t.band(4), choose(4));
  useShortcut('5', t.band(5), choose(5));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
      <WorkPane item={item} />
      <RubricPane item={item} bands={bands} marked={marked} onBand={onBand} />
      <DecisionPane item={item} bands={bands} onDone={onDone} />
    </div>
  );
}
