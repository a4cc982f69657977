import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'learner',
  path: '/learners/$learner',
  title: { en: 'Learner', de: 'Überblick' },
  order: 100,
  key: 'p',
  kinds: ['learner', 'coach', 'operator', 'system'],
  load: () => import('./learner.tsx'),
};
