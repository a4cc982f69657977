import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'cohort',
  path: '/cohort',
  title: { en: 'Cohort', de: 'Kohorte' },
  order: 20,
  key: 'c',
  kinds: ['coach', 'operator', 'system'],
  load: () => import('./cohort.tsx'),
};
