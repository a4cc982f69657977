import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'playground',
  path: '/playground',
  title: { en: 'Playground', de: 'Spielplatz' },
  order: 60,
  key: 'y',
  kinds: ['operator', 'system'],
  load: () => import('./playground.tsx'),
};
