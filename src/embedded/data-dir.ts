import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates the data folder. If run as root, it is searchable but not readable for others (mode 711), because Postgres then
 * runs as another account. Files with secrets have mode 600.
 */
export function prepareDataDir(dataDir: string): void {
  if (existsSync(dataDir)) {
    return;
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}
