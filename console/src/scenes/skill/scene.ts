import type { Scene } from '../../app/scene.ts';

export const scene: Scene = {
  id: 'skill',
  path: '/learners/$learner/skills/$skill',
  title: { en: 'Skill', de: 'Fähigkeit' },
  order: 110,
  key: 's',
  kinds: ['learner', 'coach', 'operator', 'system'],
  load: () => import('./skill.tsx'),
};
