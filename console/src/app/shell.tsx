import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { useTexts } from '../i18n/texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KnownLearners, LearnerChoice } from './learner-choice.tsx';
import { useScenesWhenIdle } from './load-when-idle.ts';
import { Preferences } from './preferences.tsx';
import { isOfLearner, scenesOf, type Scene } from './scene.ts';
import type { Person } from './session.ts';
import { useShortcut } from './shortcuts.ts';
import { texts } from './texts.ts';

/** The frame of every scene: navigation beside it, or behind a button on a narrow screen. */
export function Shell({ person }: { person: Person }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  useScenesWhenIdle(person);
  const navigation = <Navigation person={person} onChosen={() => setOpen(false)} />;
  return (
    <div className="min-h-screen md:grid md:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-surface focus:p-2"
      >
        {t.skip}
      </a>
      <header className="flex items-center gap-2 border-line border-b bg-surface px-2 py-1 md:hidden">
        <button type="button" aria-label={t.menu} className="rounded p-2" onClick={() => setOpen(true)}>
          <Menu aria-hidden size={20} />
        </button>
        <span className="font-semibold">Touchstone</span>
        <Dialog open={open} onOpenChange={setOpen} title="Touchstone" side="left">
          {navigation}
        </Dialog>
      </header>
      <aside
        aria-label={t.menu}
        className="sticky top-0 hidden h-screen flex-col overflow-auto border-line border-r bg-surface p-3 md:flex"
      >
        <p className="mb-3 px-2 font-semibold text-lead">Touchstone</p>
        {navigation}
      </aside>
      {choosesLearners(person) && <KnownLearners person={person} />}
      <main id="main" tabIndex={-1} className="min-w-0 outline-none">
        <Outlet />
      </main>
    </div>
  );
}

function Navigation({ person, onChosen }: { person: Person; onChosen: () => void }) {
  const t = useTexts(texts);
  const { learner } = useParams({ strict: false }) as { learner?: string };
  const chosen = useChosenLearner(person, learner);
  const all = scenesOf(person);
  const chooses = choosesLearners(person);
  return (
    <div className="flex grow flex-col gap-4">
      <nav aria-label={t.navigation} className="grid gap-4" onClick={onChosen}>
        <ul className="grid gap-0.5">
          {all
            .filter((scene) => !isOfLearner(scene))
            .map((scene) => (
              <SceneLink key={scene.id} scene={scene} />
            ))}
        </ul>
        {chosen !== '' && (
          <ul className="grid gap-0.5">
            {all.filter(isOfLearner).map((scene) => (
              <SceneLink key={scene.id} scene={scene} learner={chosen} />
            ))}
          </ul>
        )}
      </nav>
      {chooses && <LearnerChoice chosen={chosen} />}
      <Preferences person={person} />
    </div>
  );
}

const choosesLearners = ({ kind }: Person) => kind !== 'learner' && kind !== 'hiring';

let lastLearner = '';

/** The learner of the address; on scenes without one, the last. */
function useChosenLearner({ kind, sub }: Person, learner: string | undefined): string {
  if (learner !== undefined) lastLearner = learner;
  return kind === 'learner' ? sub : (learner ?? lastLearner);
}

function SceneLink({ scene, learner }: { scene: Scene; learner?: string }) {
  const language = useLanguage();
  const t = useTexts(texts);
  const navigate = useNavigate();
  const params = { learner, skill: 'overall' } as never;
  const to = scene.path as never;
  useShortcut(
    scene.key && `g ${scene.key}`,
    t.goTo(scene.title[language]),
    () => void navigate({ to, params }),
  );
  return (
    <li>
      <Link
        to={to}
        params={params}
        preload="intent"
        activeOptions={{ exact: true }}
        className="block rounded px-2 py-1.5 text-ink no-underline hover:bg-sunken aria-[current=page]:bg-wash aria-[current=page]:font-semibold"
      >
        {scene.title[language]}
      </Link>
    </li>
  );
}
