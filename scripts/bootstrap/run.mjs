import { spawn } from 'node:child_process';

/**
 * Runs a command without showing its output; if it fails, the error has the output.
 * @param {string[]} command the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>} what it printed
 */
export function run([program, ...args], { cwd, env = process.env, limitMs, onLine = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, timeout: limitMs, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      chunk.split('\n').filter(Boolean).forEach(onLine);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve(output) : reject(new Error(failure([program, ...args], output, code ?? signal))),
    );
  });
}

/** The npm that runs this script, otherwise the one on the PATH. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, cli, ...args] : ['npm', ...args];
}

function failure(command, output, end) {
  const tail = output.trimEnd().split('\n').slice(-20).join('\n');
  return `"${command.join(' ')}" failed (${end}).\n${tail}`;
}
