import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Language } from '../i18n/language.ts';
import type { Kind, Person } from './session.ts';

/** What a scene shows first is asked for with these, before it is drawn. */
export type Visit = { client: QueryClient; person: Person; params: Record<string, string> };

/** The module of a scene. `ask` begins its first reads; without it, they begin when it is drawn. */
type SceneModule = { Scene: () => ReactNode; ask?: (visit: Visit) => void };

/**
 * A scene of the console. A folder `scenes/<scene>` registers itself by exporting `scene` from its `scene.ts`; the module
 * that `load` imports is fetched when the reader is about to open the scene, or when the browser has nothing to do.
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
  load: () => Promise<SceneModule>;
};

const modules = import.meta.glob<{ scene: Scene }>('../scenes/*/scene.ts', { eager: true });

export const scenes: readonly Scene[] = Object.values(modules)
  .map(({ scene }) => scene)
  .sort((a, b) => a.order - b.order);

export const isOfLearner = ({ path }: Scene): boolean => path.includes('$learner');

export function scenesOf({ kind }: Person): Scene[] {
  return scenes.filter((scene) => scene.kinds.includes(kind) && !scene.hidden);
}
