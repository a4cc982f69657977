import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'ledger',
  path: '/learners/$learner/ledger',
  title: { en: 'Ledger', de: 'Kontobuch' },
  order: 120,
  key: 'e',
  kinds: ['learner', 'coach', 'operator', 'system'],
  load: () => import('./ledger.tsx'),
};
