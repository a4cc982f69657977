import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// One file without imports, so that it also runs in a browser as it is; the declarations come from tsc.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  build: {
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'index.js' },
    target: 'es2022',
    minify: true,
  },
});
