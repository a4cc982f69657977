import type { ReactNode } from 'react';
import type { Language } from '../i18n/language.ts';
import type { Kind, Person } from './session.ts';

/**
 * A scene of the console. A folder `scenes/<scene>` registers itself by exporting `scene` from its `scene.ts`; the module
 * that `load` imports exports the component `Scene` and is fetched when the scene is first shown.
 */
export type Scene = {
  id: string;
  /** A route of TanStack Router. `$learner` in it puts the scene under the chosen learner. */
  path: string;
  title: Record<Language, string>;
  /** Position in the navigation. */
  order: number;
  /** Letter after `g` that opens the scene. */
  key?: string;
  /** Not in the navigation: reached from another scene. */
  hidden?: boolean;
  /** Kinds of person who see it; what they can read is decided by the API. */
  kinds: readonly Kind[];
  load: () => Promise<{ Scene: () => ReactNode }>;
};

const modules = import.meta.glob<{ scene: Scene }>('../scenes/*/scene.ts', { eager: true });

export const scenes: readonly Scene[] = Object.values(modules)
  .map(({ scene }) => scene)
  .sort((a, b) => a.order - b.order);

export const isOfLearner = ({ path }: Scene): boolean => path.includes('$learner');

export function scenesOf({ kind }: Person): Scene[] {
  return scenes.filter((scene) => scene.kinds.includes(kind) && !scene.hidden);
}
