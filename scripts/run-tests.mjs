// Runs all checks and tests and ends with one line of counts. Arguments filter test files and skip the checks.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';

const filters = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };

if (filters.length === 0) {
  runChecks();
}
await runTests();
report();

// Runs the commands of `npm run check` one by one, so that one failure does not hide the next.
function runChecks() {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  for (const command of scripts.check.split(' && ')) {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${status === 0 ? '✓' : '✗'} ${command} (${seconds} s)`);
    if (status === 0) {
      count.passed += 1;
    } else {
      count.failed += 1;
      console.log(`${stdout}${stderr}`);
    }
  }
}

async function runTests() {
  try {
    const vitest = await startVitest('test', filters, {
      run: true,
      watch: false,
      reporters: ['default', { onTestRunEnd }],
    });
    await vitest.close();
  } catch (error) {
    console.error(error);
    count.failed += 1;
  }
}

function onTestRunEnd(modules, unhandledErrors) {
  saySlowest(modules);
  count.failed += unhandledErrors.length;
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    count.passed += states.filter((state) => state === 'passed').length;
    count.failed += states.filter((state) => state === 'failed').length;
    count.skipped += states.filter((state) => state === 'skipped' || state === 'pending').length;
    // A file that failed to load, or whose hooks failed, may have no failed test.
    if (!module.ok() && !states.includes('failed')) {
      count.failed += 1;
    }
  }
}

// The files to look at first when the whole run takes too long.
function saySlowest(modules) {
  const files = modules.map((module) => ({
    name: module.relativeModuleId,
    seconds: module.diagnostic().duration / 1000,
  }));
  files.sort((a, b) => b.seconds - a.seconds);
  console.log('Slowest files:');
  for (const { name, seconds } of files.slice(0, 15))
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

function report() {
  const nothingRan = count.passed + count.failed === 0;
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  const line = `${count.passed} passed, ${count.failed} failed${skipped}\n`;
  // Exit at once: a test may have left a timer running.
  process.stdout.write(line, () => process.exit(count.failed > 0 || nothingRan ? 1 : 0));
}
