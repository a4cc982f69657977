import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { buildDossier } from './dossier/build.ts';
import { questionsOf, type DossierDocument } from './dossier/document.ts';
import { gatherFacts } from './dossier/gather.ts';
import { toHtml, toMarkdown, unanswered, type Answers } from './dossier/render.ts';
import { Failed, UsageError } from './failure.ts';
import { withReadStore } from './open-store.ts';
import { readJson } from './read-json.ts';
import { complain, progress, say } from './say.ts';

type Options = { out: string; prefix: string; answers?: string; questions?: string; verify: boolean };

const HELP = `
Writes NAME.md and NAME.html. They follow Annex IV of Regulation (EU) 2024/1689 and name no learner and no reviewer.
What the installation cannot know is marked. Answer it once in a file, and give that file in every later run:

  touchstone dossier --questions answers.json      # writes {"purpose": "", …}; fill it in
  touchstone dossier --answers answers.json

For one of several platforms that share an installation: --prefix acme:`;

/** The answers of a file that are not empty. Throws `UsageError` unless it is an object of texts with known names. */
function readAnswers(file: string | undefined, document: DossierDocument): Answers {
  if (file === undefined) return {};
  const given = readJson(file);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new UsageError(`${file}: must be an object with a text for each question.`);
  const known = new Set(questionsOf(document).map(({ id }) => id));
  for (const [id, answer] of Object.entries(given)) {
    if (!known.has(id)) throw new UsageError(`${file}: there is no question ${id}.`);
    if (typeof answer !== 'string') throw new UsageError(`${file}: the answer to ${id} must be a text.`);
  }
  return Object.fromEntries(Object.entries(given as Answers).filter(([, answer]) => answer.trim() !== ''));
}

/** Never overwrites: answers may be in the file. */
function writeQuestions(file: string, document: DossierDocument): void {
  const empty = Object.fromEntries(questionsOf(document).map(({ id }) => [id, '']));
  try {
    writeFileSync(file, `${JSON.stringify(empty, null, 2)}\n`, { flag: 'wx' });
  } catch {
    throw new UsageError(`${file} exists already, or its folder does not.`);
  }
}

async function dossier({ out, prefix, answers: file, questions, verify }: Options, command: Command) {
  const line = progress();
  const facts = await withReadStore((store) =>
    gatherFacts(store, { prefix, verify: verify && questions === undefined, onProgress: line.update }),
  );
  line.done();
  if (facts.learners.learners === 0 && prefix !== '')
    throw new UsageError(`There is no learner whose id begins with ${prefix}.`);
  const document = buildDossier(facts, command.parent?.version() ?? '');
  if (questions !== undefined) {
    writeQuestions(questions, document);
    return say(`${questions}: ${questionsOf(document).length} questions.`);
  }
  const answers = readAnswers(file, document);
  writeFileSync(`${out}.md`, toMarkdown(document, answers));
  writeFileSync(`${out}.html`, toHtml(document, answers));
  say(`${out}.md and ${out}.html: ${facts.learners.learners} learners.`);
  const open = unanswered(document, answers);
  if (open.length > 0) complain(`Left to the deployer: ${open.join(', ')}.`);
  if ((facts.chains?.broken ?? 0) > 0)
    throw new Failed('A chain is broken: touchstone verify names the learner.');
}

export function dossierCommand(): Command {
  return new Command('dossier')
    .description('write the technical documentation that the EU AI Act asks for (Annex IV), from own records')
    .option('-o, --out <name>', 'the two files to write, without their endings', 'dossier')
    .option('--prefix <prefix>', 'only learners whose ids begin with this', '')
    .option('--answers <file>', 'JSON with your answers to what is left to the deployer')
    .option('--questions <file>', 'write the names of these answers, to be filled in, and nothing else')
    .option('--no-verify', 'do not recompute the chains, which takes most of the time')
    .addHelpText('after', HELP)
    .action(dossier);
}
