import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildGo } from '../../scripts/bootstrap/go.mjs';
import { cacheFolder } from '../../src/embedded/find-temporal.mjs';

const VERSION = '1.31.2';

/** The Temporal server and its schema tool, built once per version in the user's cache folder. */
export async function temporalBinaries() {
  const folder = join(cacheFolder(), `temporal-server-${VERSION}`);
  const binaries = { server: join(folder, 'server'), sqlTool: join(folder, 'sql') };
  if (!Object.values(binaries).every((path) => existsSync(path))) {
    await buildGo({
      title: `Building the Temporal server ${VERSION} (only once, 5 to 20 minutes)`,
      packages: ['server', 'tools/sql'].map((name) => `go.temporal.io/server/cmd/${name}@v${VERSION}`),
      target: folder,
      of: 1700,
    });
  }
  return binaries;
}
