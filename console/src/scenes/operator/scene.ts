import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'operator',
  path: '/operator',
  title: { en: 'Operator', de: 'Betrieb' },
  order: 40,
  key: 'o',
  kinds: ['operator', 'system'],
  load: () => import('./operator.tsx'),
};
