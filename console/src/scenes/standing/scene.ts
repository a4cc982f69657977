import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'standing',
  path: '/learners/$learner/standing',
  title: { en: 'Standing', de: 'Einordnung' },
  order: 140,
  key: 't',
  kinds: ['learner', 'coach', 'hiring', 'operator', 'system'],
  load: () => import('./standing.tsx'),
};
