import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the data folder. As root it lets others pass through (not look around), since Postgres then runs as another
 * account; every file with a secret in it has mode 600.
 */
export function prepareDataDir(dataDir: string): void {
  if (existsSync(dataDir)) {
    return;
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}
