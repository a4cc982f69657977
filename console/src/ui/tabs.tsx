import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

type Tab<Name extends string> = { name: Name; title: string; content: () => ReactNode };

type Props<Name extends string> = {
  label: string;
  tabs: readonly Tab<Name>[];
  chosen: Name;
  onChosen: (name: Name) => void;
};

/** Parts of a scene of which one is shown; arrows move between their titles. */
export function Tabs<Name extends string>({ label, tabs, chosen, onChosen }: Props<Name>) {
  return (
    <Primitive.Root value={chosen} onValueChange={(name) => onChosen(name as Name)} className="grid gap-4">
      <Primitive.List aria-label={label} className="flex flex-wrap gap-1">
        {tabs.map(({ name, title }) => (
          <Primitive.Trigger
            key={name}
            value={name}
            className="rounded border border-line bg-surface px-3 py-1 data-[state=active]:border-edge data-[state=active]:bg-wash data-[state=active]:font-semibold"
          >
            {title}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ name, content }) => (
        <Primitive.Content key={name} value={name} className="grid gap-4">
          {name === chosen && content()}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
