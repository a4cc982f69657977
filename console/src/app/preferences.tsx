import { memo, useState } from 'react';
import { LANGUAGES, setLanguage, useLanguage, type Language } from '../i18n/language.ts';
import { useTexts } from '../i18n/texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { useSignOut, type Person } from './session.ts';
import { useShortcut, useShortcuts, useShortcutsOn } from './shortcuts.ts';
import { texts } from './texts.ts';
import { THEMES, useTheme } from './theme.ts';

// A language is named in itself, whatever language the page has.
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** Drawn again only for another person: the navigation around it is drawn for every scene. */
export const Preferences = memo(({ person }: { person: Person }) => {
  const t = useTexts(texts);
  const language = useLanguage();
  const [theme, setTheme] = useTheme();
  const [helping, setHelping] = useState(false);
  const signOut = useSignOut();
  useShortcut('?', t.openHelp, () => setHelping(true));
  return (
    <div className="mt-auto grid gap-3 border-line border-t px-2 pt-3">
      <div className="grid grid-cols-2 gap-2">
        <Select
          label={t.theme}
          value={theme}
          onChange={setTheme}
          options={THEMES.map((value) => ({ value, label: t[value] }))}
        />
        <Select
          label={t.language}
          value={language}
          onChange={setLanguage}
          options={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
        />
      </div>
      <Button onClick={() => setHelping(true)}>{t.shortcuts}</Button>
      <p className="text-note text-muted">{t.signedInAs(person.sub, person.kind)}</p>
      <Button onClick={() => signOut.mutate()}>{t.signOut}</Button>
      <ShortcutHelp open={helping} onOpenChange={setHelping} />
    </div>
  );
});

function ShortcutHelp(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTexts(texts);
  return (
    <Dialog {...props} title={t.shortcuts} description={t.shortcutsHelp}>
      <ShortcutList />
    </Dialog>
  );
}

/** Only in the open dialog: each scene that opens changes the list. */
function ShortcutList() {
  const t = useTexts(texts);
  const shortcuts = useShortcuts();
  const [on, setOn] = useShortcutsOn();
  return (
    <>
      <label className="mb-3 flex items-center gap-2">
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />
        {t.shortcutsOn}
      </label>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {shortcuts.map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className="contents">
            <dt>
              <kbd className="rounded border border-edge bg-sunken px-1.5 font-mono text-note">{keys}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
