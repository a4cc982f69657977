export { calibration } from './calibration.ts';
export { learner } from './learner.ts';
