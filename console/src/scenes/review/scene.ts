import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'review',
  path: '/reviews',
  title: { en: 'Review', de: 'Prüfung' },
  order: 30,
  key: 'r',
  kinds: ['coach', 'operator', 'system'],
  load: () => import('./review.tsx'),
};
