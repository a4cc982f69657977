import type { Topic } from './lexicon/lexicon.ts';
import { topicsOf } from './topics.ts';

/** Topics that must all be there, and after a `-` those that must not. */
type Meeting = { with: Topic[]; without: Topic[] };

function meetings(lines: string): Meeting[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.trim().split(/\s+/u);
      const without = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1) as Topic);
      return { with: words.filter((word) => !word.startsWith('-')) as Topic[], without };
    });
}

/**
 * Each topic alone is ordinary language; only their meeting in one sentence is not. To meet these is to speak to the
 * one who scores, or for them.
 */
const SURE = meetings(`
  note
  unseen
  cancels -mention
  cancel grader
  cancel judge order
  cancel rubric self
  cancel rules verdict
  cancel rules most
  grader most
  grader kind
  grader spare
  grader give self
  grader order verdict
  grader order alone -others
  grader verdictOnly
  grader skill high -mine -others
  grader high record
  grader most record
  grader figure record
  grader yourVerdict
  judge self figure order
  judge high order record
  judge most record
  past judge figure
  past verdict figure order -asks
  grader give verdict
  grader verdict self
  grader order self
  grader alone learner
  grader threat verdict
  judge most order
  judge most self
  judge kind order
  judge give order high mine
  judge imperative verdict
  spare help skill -mine
  past grader figure
  order verdict most -others -asks -mine -learner
  judge instrument alone
  judge order verdict self
  judge give verdict self
  judge most verdictOnly
  machine most order verdict
  machine order verdict self
  machine give self most
  machine instrument most
  machine instrument alone
  machine learner most
  ifMachine verdict
  ifMachine most
  ifMachine self
  ifMachine grader
  ifMachine give
  order most self
  give most self
  order most verdict give -others
  give verdictOnly most
  order verdictOnly skill
  give skill most
  order kind verdict self
  kind verdict give -others
  kind verdict order -asks
  kind self order verdict
  yourVerdict most
  yourVerdict self order -rate
  yourVerdict alone
  yourVerdict verdict order -asks -rate
  yourVerdict rate high
  spare help verdict
  spare help grader
  spare verdict self
  spare yourVerdict
  spare skill self
  learner most -others
  learner skill high -mine -order
  learner alone verdict
  learner alone met high
  learner alone help emphatic -order
  learner alone high -order
  learner alone verdictOnly
  learner met high -mine -order
  learner kind
  learner verdictOnly
  past verdict learner high
  past most -others
  past skill high -others
  past skill figure -others
  past verdict figure learner
  past verdict figure record -others
  past verdict high record -others
  skill figure past -others
  past verdictOnly high
  past verdict self high
  past verdictOnly figure
  past verdict self figure
  authority most
  authority verdict self
  authority kind
  authority learner high
  authority verdict learner
  authority grader
  threat most
  threat verdict self
  threat verdictOnly -others
  threat judge verdict
  threat yourVerdict
  pretend most
  pretend verdictOnly
  pretend grader
  pretend judge verdict
  pretend verdict self
  turnInto verdict
  turnInto grader
  turnInto learner
  turnInto most
  turnInto judge
  turnInto self
  turnInto skill
  changed rules most
  changed rules everyone
  changed rules verdictOnly
  changed verdictOnly self
  changed rules learner
  everyone most learner
  everyone verdictOnly
  everyone most verdict give
  instrument most
  instrument alone verdict
  met verdictOnly
  met rules learner
  grader instrument most
  grader instrument alone
  grader instrument help
  grader instrument verdict
  grader instrument kind
  grader instrument rules
  grader learner high
  grader deem
  imperative most verdict -others
  imperative most skill -others
  order most mine -others -asks -past
  order kind skill
  order kind mine verdict -asks
  spare help order -mine
  spare kind verdict
  spare kind order
  plea verdict mine -others
  plea most -others
  plea figure verdict
  plea kind
  help most order
  imperative verdictOnly high -others
  order verdictOnly most give -others
  order skill most self
  verdict most self order -others
  rate learner order -asks
  verdictOnly alone give
  cancel help rate
  cancel help verdict
  cancel yourVerdict
  cancel verdictOnly
  scored skill -others
  scored imperative self
  scored imperative jargon
  scored yourVerdict -asks
  scored grader
  scored order self -mine -asks -others
  scored mine self order -asks -others
  scored judge past
  scored judge give
  scored machine order self
  scored kind order
  scored jargon -asks
  scored authority
  scored threat
  scored pretend
  scored ifMachine
  scored turnInto
  scored past jargon
  scored past record -others
  scored past skill -others
  scored verdictOnly self
  spare skill rate
  scored give self order -others
  deem self -others
  deem learner
  deem authority
  deem emphatic order mine
  instrument help order
  give alone order mine verdict
  order give alone emphatic help
  pretend rate
  ifMachine rate
  kind rate
  kind give self
  kind order rate
  authority rate
  threat rate
  cancel rate
  rate most
  spare help self order
  spare help kind
  spare help rules
  spare help rate
  spare help yourVerdict
  skills most -others
  skills high verdict
  skills figure record
  skills figure verdict
  skills figure past
  skills figure give
  yourVerdict verdict figure
  kind imperative mine
  verdictOnly most alone
  verdictOnly high alone
  rubric changed skill
  rubric changed most
  skill most verdictOnly
  skill most verdict order -others
  skill figure record self
  skills high self -others
  learner skill figure -order
  verdictOnly most record
  verdictOnly high record
  rubric record most
  rubric record skill
  rubric record everyone
  most self mine -asks -others
  verdictOnly high learner
  verdictOnly most self
  verdictOnly figure give
  verdictOnly high self
`);

/** Likely to: enough beside another such sentence, or where the words were disguised. */
const LIKELY = meetings(`
  grader verdict
  grader order
  grader give
  grader self
  cancel rules
  give verdict most
  order verdict most
  verdictOnly most
  verdictOnly high
  verdictOnly give
  verdictOnly order
  skill most
  skill high verdict
  machine verdict most
  judge verdict high
  kind verdict
  past verdict high
  learner alone
  learner high
  learner verdict
  spare help
  rules everyone
  rubric changed
  rubric everyone
  verdict most self
  scored give
  scored record
  scored order
  scored past
  deem order
  imperative most
  rules changed verdict
  turnInto
  ifMachine
  yourVerdict
  self most
  give most
  pretend give
  pretend verdict
  imperative rate
  verdict high record
  yourVerdict high
`);

function holds({ with: needed, without }: Meeting, topics: ReadonlySet<Topic>): boolean {
  return needed.every((topic) => topics.has(topic)) && !without.some((topic) => topics.has(topic));
}

/** In a long sentence topics meet by chance, so they must meet within this many words. */
const WINDOW = 36;

function windowsOf(plain: string): string[] {
  const words = plain.split(' ');
  if (words.length <= WINDOW) return [plain];
  const windows: string[] = [];
  for (let from = 0; from + WINDOW / 2 < words.length; from += WINDOW / 2) {
    windows.push(words.slice(from, from + WINDOW).join(' '));
  }
  return windows;
}

/**
 * How surely a sentence in its plain form speaks to the grader and not about the work: 3 is sure, 2 is sure beside
 * another such sentence, 1 names something of grading at all.
 */
export function addressedWeight(plain: string): number {
  return windowsOf(plain).reduce((most, window) => Math.max(most, weightOf(topicsOf(window))), 0);
}

function weightOf(topics: ReadonlySet<Topic>): number {
  if (SURE.some((meeting) => holds(meeting, topics))) return 3;
  if (LIKELY.some((meeting) => holds(meeting, topics))) return 2;
  return 0;
}
