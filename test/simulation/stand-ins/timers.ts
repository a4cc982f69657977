export { sleep as setTimeout } from '../clock.ts';
