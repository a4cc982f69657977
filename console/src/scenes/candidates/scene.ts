import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'candidates',
  path: '/candidates',
  title: { en: 'Candidates', de: 'Kandidaten' },
  order: 15,
  key: 'c',
  kinds: ['hiring'],
  load: () => import('./candidates.tsx'),
};
