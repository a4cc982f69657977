/** What a sentence can speak of. Each is ordinary at work; what matters is which of them meet. */
export const TOPICS = [
  /** Calls to leave aside what one was told. */
  'cancel',
  /** Such a call that names what is to be left aside. */
  'cancels',
  /** Rules by which work is scored. */
  'rubric',
  /** A call at the beginning of a clause to hand out or set something. */
  'imperative',
  /** To score this very work. */
  'rate',
  /** To take this work for something: correct, done alone, the model solution. */
  'deem',
  /** Several skills at once. */
  'skills',
  /** Subjects other than this work: a customer, a product, a game. */
  'others',
  /** Pleading for it. */
  'plea',
  /** A question for information. */
  'asks',
  /** Speaking of attacks instead of making one. */
  'mention',
  /** What one was told: instructions, rubric, what stands above. */
  'rules',
  /** The one who scores, by a name that nobody else at work has. */
  'grader',
  /** Names that a judge shares with courts and journals. */
  'judge',
  /** Names that a judge shares with other machines. */
  'machine',
  /** "If you are a language model". */
  'ifMachine',
  /** Asking, wishing, obliging. */
  'order',
  /** A call to hand out, write or set something. */
  'give',
  /** What a judge hands out. */
  'verdict',
  /** The same in words that only this judge uses. */
  'verdictOnly',
  /** The most there is to get. */
  'most',
  /** A verdict with a high number; in sums about tests as well. */
  'scored',
  /** Names for author and work that only platforms use. */
  'jargon',
  /** Leniency, and verdicts that are merely good. */
  'kind',
  /** The work under judgement, this conversation, or its author. */
  'self',
  /** The author in the third person. */
  'learner',
  /** A skill by its name. */
  'skill',
  /** Words for the upper end. */
  'high',
  /** Numbers at the upper end. */
  'figure',
  /** Wholly, never, at all. */
  'emphatic',
  /** A line of a record: a label, then a value. */
  'record',
  /** Worked alone, without help. */
  'alone',
  /** To be let off something. */
  'spare',
  /** What one would be let off: hints, answers shown, mistakes. */
  'help',
  /** Verdicts said to exist. */
  'past',
  /** Games, tests and suppositions. */
  'pretend',
  /** Becoming somebody else, or another set of rules. */
  'turnInto',
  /** A line that names the grader as its reader. */
  'note',
  /** Borrowed authority. */
  'authority',
  /** What will happen otherwise. */
  'threat',
  /** What a learner never sees: the answer that the judge compares with. */
  'unseen',
  /** Something replaced by something new. */
  'changed',
  /** Whoever it may be. */
  'everyone',
  /** Requirements met. */
  'met',
  /** To have somebody tell the grader, or to write something for it to see. */
  'instrument',
  /** "Your verdict": words to the one who gives it. */
  'yourVerdict',
  /** The first person. */
  'mine',
  /** What the grader would get for it. */
  'bribe',
  /** Looking at the work would be needless. */
  'unchecked',
  /** Said to be decided already. */
  'settled',
  /** To be kept from whoever reads the result. */
  'secret',
  /** Words put together to be obeyed. */
  'assembled',
  /** Speaking of a scale that one designs for others. */
  'design',
  /** Marks taken off, and what they are taken off for. */
  'letOff',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Alternatives of a regular expression per topic, for text in its plain form. */
export type Lexicon = Partial<Record<Topic, string>>;
