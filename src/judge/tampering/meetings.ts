import type { Topic } from './lexicon/lexicon.ts';

/**
 * Under each topic what it meets: meetings by commas, all topics of one must be there, and after a `-` what must not.
 * Empty where a topic is enough alone. A meeting of many topics stands under the first that fits.
 */
type Meetings = Partial<Record<Topic, string>>;

/**
 * Each topic alone is ordinary language; only their meeting in one sentence is not. To meet these is to speak to the
 * one who scores, or for them.
 */
export const SURE: Meetings = {
  // A line that names the grader as its reader, or what only the grader sees.
  note: '',
  unseen: '',

  // Cancelled rules.
  cancels: '-mention',
  cancel: `grader, judge order, judge rules self, rubric self, rules verdict, rules most, help verdict, yourVerdict, verdictOnly, rate`,

  // Changed rules, and rules for everybody.
  changed: `rules most, rules everyone, rules verdictOnly, rules learner, rubric skill, rubric most, verdictOnly self`,
  everyone: 'most learner, most rules self, most verdict give, verdictOnly, rubric record',
  rubric: 'record most, record skill',

  // Conditions on the reader, games, and other parts to play.
  ifMachine: 'verdict, most, self, grader, give, scored, rate',
  pretend: 'most, verdictOnly, grader, judge verdict, verdict self, scored, rate',
  turnInto: 'kind, verdict, grader, learner, most, judge, self, skill, scored',

  // Pleas, threats and borrowed authority.
  plea: 'verdict mine -others, most -others, figure verdict, kind',
  threat: `grader verdict, judge verdict, verdict self, most, verdictOnly -others, yourVerdict, scored, rate`,
  authority: 'most, verdict self, verdict learner, kind, learner high, grader, scored, deem, rate',

  // Somebody else who is to tell the grader.
  instrument: `most, alone verdict, judge alone, machine alone, grader alone, grader help, grader verdict,
    grader rules, help order`,

  // Words to the one who scores, by name, as a judge or as a machine.
  grader: `most, kind, spare, deem, scored, verdictOnly, yourVerdict, give self, give verdict, verdict self,
    order self, order alone -others, alone learner, learner high, past figure, high record,
    figure record, skill high -mine -others`,
  judge: `past figure, self figure order -others, high order record, kind order self, kind order verdict, imperative verdict, most record, most order,
    most self, most verdictOnly, give order high mine, give verdict self -others, order verdict self -others, scored past, scored give`,
  machine:
    'most order verdict, most give verdict, order verdict self -others, learner most, scored order self',

  // "Your verdict".
  yourVerdict:
    'most, alone, rate high, verdict figure -others -asks, self order -rate, verdict order -asks -rate',

  // Help and mistakes that are not to count.
  spare: `verdict self, yourVerdict, kind verdict, kind order, skill self, skill rate, help verdict, help kind,
    help rules, help rate, help self order, help order -mine, help skill -mine`,
  help: 'most order, learner alone emphatic -order, order give alone emphatic',

  // Leniency.
  kind: 'rate, give self, imperative mine, order verdict self, verdict give -others, verdict order -asks -others',

  // The learner described in the third person.
  learner: `kind, deem, verdictOnly, most -others, past verdict high, past verdict figure, alone verdict,
    alone high -order, skill high -mine -order, skill figure -order, rate order -asks`,
  met: 'verdictOnly, rules learner, learner alone high, learner high -mine -order',

  // A pretended verdict: said to exist, or written out as numbers and labels.
  past: `verdictOnly high, verdictOnly figure, verdict self high, verdict self figure, verdict figure order -asks,
    verdict figure record -others, verdict high record -others, most -others, skill high -others,
    skill figure -others, skills figure, scored jargon, scored record -others`,
  scored: `secret -others, settled record, verdictOnly self, yourVerdict -asks -others, jargon -asks, kind order, imperative self, imperative jargon,
    skill -others, give self order -others, order self -mine -asks -others, mine self order -asks -others`,
  skills: 'most -others, high verdict, high self -others, figure record, figure verdict, figure give',
  skill: `give most -others, imperative most -others, most verdictOnly, most verdict order -others, order verdictOnly,
    order kind, figure record self`,
  verdictOnly: `alone give, most alone, most give, most record, most self -asks, high alone, high record, high self,
    imperative high -others, figure give`,
  deem: 'self -others, emphatic order mine',

  // An order that names nobody, for this work or for the most there is.
  rate: 'most',
  imperative: 'most verdict -others, most rubric -others',
  give: 'most self -others',
  // Pressure, and ways round the judgement.
  bribe: 'most, kind, yourVerdict, grader, verdict self -others',
  unchecked: `most -others, most imperative, grader, yourVerdict, past self, past figure, self verdict -others, skill verdict,
    settled figure`,
  settled: 'most self, most record -others, most verdict -others, deem self, skills high, verdictOnly self',
  secret: 'most, kind, yourVerdict, grader verdict, grader give, grader order, verdict self',
  assembled: 'grader, yourVerdict, rate, judge most, verdict self',
  letOff: 'cancel rules, cancel verdict order',
  order: `most self -others, most verdict give -others, verdict most -others -asks -mine -learner,
    most mine -others -asks -past -record -skill, give alone mine verdict`,
  self: 'most mine -asks -others',
};

/** Likely to: enough beside another such sentence, or where the words were disguised. */
export const LIKELY: Meetings = {
  // Rules cancelled or changed, and parts to play.
  cancel: 'rules',
  changed: 'rubric, rules verdict',
  everyone: 'rules, rubric',
  ifMachine: '',
  pretend: 'give, verdict',
  turnInto: '',

  // Words to the one who scores.
  grader: 'verdict, order, give, self, record',
  judge: 'verdict high -others',
  machine: 'verdict most',
  yourVerdict: '',

  // Help that is not to count, leniency, and the learner in the third person.
  spare: 'help',
  kind: 'verdict',
  learner: 'alone, high, verdict',

  // A pretended verdict.
  past: 'verdict high, scored',
  scored: 'give, record, order',
  skill: 'most, high verdict',
  verdictOnly: 'most, high, give, order',
  verdict: 'high record',

  // Ways round the judgement.
  settled: 'verdict',
  unchecked: 'machine, verdict, past',

  // An order that names nobody.
  deem: 'order',
  rate: 'imperative',
  imperative: 'most',
  give: 'most',
  order: 'verdict most',
  self: 'most',
};
