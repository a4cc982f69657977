// A worker of the rules for credentials, in a process that kills itself just before or just after it stores the first
// credential: `node run-rules.ts DATABASE_URL before|after`.
import { pino } from 'pino';
import { startCredentialRules } from '../../src/services/credentials/follow-rules.ts';
import { createStore } from '../../src/store/store.ts';
import { RULES_OPTIONS } from './support/rules.ts';

const [url, when] = process.argv.slice(2) as [string, 'before' | 'after'];
const store = createStore({ url, size: 3 });
const { insert } = store.credentials;
const dying = async (...given: Parameters<typeof insert>) => {
  if (when === 'after') await insert(...given);
  process.kill(process.pid, 'SIGKILL');
  return 'stored' as const;
};
const credentials = { ...store.credentials, insert: dying };
startCredentialRules({
  ...RULES_OPTIONS,
  store: { ...store, credentials },
  logger: pino({ level: 'silent' }),
});
process.stdin.on('end', () => process.exit(0)).resume();
