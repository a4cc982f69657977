import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'play',
  path: '/playground/learner',
  title: { en: 'Be the learner', de: 'Selbst lernen' },
  order: 50,
  key: 'b',
  kinds: ['operator', 'system'],
  load: () => import('./play.tsx'),
};
