import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'live',
  path: '/live',
  title: { en: 'Live', de: 'Live' },
  order: 10,
  key: 'l',
  kinds: ['coach', 'operator', 'system'],
  load: () => import('./live.tsx'),
};
