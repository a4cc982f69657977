import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const SCRIPT = /<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/;

/** Puts the one script into the page and its hash into the page's policy, so that the page is one file without a network. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const page = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.html'));
      const scripts = files.filter((file) => file.type === 'chunk');
      if (page?.type !== 'asset' || scripts.length !== 1) this.error('the page must have exactly one script');
      const [script] = scripts;
      const code = script.code.replaceAll('</script', '<\\/script').trim();
      const hash = createHash('sha256').update(code).digest('base64');
      page.source = String(page.source)
        .replace(SCRIPT, '')
        .replace('SCRIPT-HASH', `sha256-${hash}`)
        .replace('</body>', () => `<script type="module">${code}</script></body>`);
      // A library names files of contexts; what it uses of them is in the script.
      for (const { fileName } of files) if (fileName !== page.fileName) delete bundle[fileName];
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'warn',
  plugins: [oneFile()],
  // Some libraries know Node by this name.
  define: { global: 'globalThis' },
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: fileURLToPath(new URL('verify.html', import.meta.url)) },
  },
});
