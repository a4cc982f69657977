const TICK_MS = process.stderr.isTTY ? 250 : 30_000;

/**
 * Runs `work` with a progress line and prints how long it took. Without a terminal, the line is printed again every 30
 * seconds, so that a log shows progress.
 * @template T
 * @param {string} name
 * @param {(note: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = Date.now();
  let detail = '';
  const show = () => write(`${name} … ${seconds(started)}${detail && ` (${detail})`}`, false);
  show();
  const timer = setInterval(show, TICK_MS);
  let outcome = 'failed after';
  try {
    const result = await work((note) => {
      detail = note;
    });
    outcome = 'done in';
    return result;
  } finally {
    clearInterval(timer);
    write(`${name}: ${outcome} ${seconds(started)}`, true);
  }
}

function write(text, last) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[Ktouchstone: ${text}${last ? '\n' : ''}`);
  } else {
    process.stderr.write(`touchstone: ${text}\n`);
  }
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(Date.now() - started < 10_000 ? 1 : 0)} s`;
}
