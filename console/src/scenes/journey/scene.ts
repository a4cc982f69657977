import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'journey',
  path: '/learners/$learner/journey',
  title: { en: 'Journey', de: 'Lernweg' },
  order: 130,
  key: 'j',
  kinds: ['learner', 'coach', 'operator', 'system'],
  load: () => import('./journey.tsx'),
};
