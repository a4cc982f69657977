import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  build: {
    lib: {
      entry: 'src/touchstone-learner.ts',
      formats: ['es'],
      fileName: () => 'touchstone-learner.js',
    },
    target: 'es2022',
    minify: true,
  },
});
