/** Kinds of structural threat. None of them is told by wording. */
type ThreatKind =
  | 'hidden_letters'
  | 'hidden_bytes'
  | 'turned_text'
  | 'mixed_scripts'
  | 'forged_fence'
  | 'template_token'
  | 'unopened_tag'
  | 'written_verdict'
  | 'encoded'
  | 'copied';

/** UTF-16 positions in a text, the end excluded. */
export type Span = { start: number; end: number };

/** A threat found in one text. `removes` where its span is left out of features, prompts and quotes. */
export type Finding = Span & { kind: ThreatKind; removes: boolean };

/** Looks for one kind of threat. Pure, and linear in the length of the text. */
export type Scanner = (text: string) => Finding[];

/** A finding and the learner's text that holds it. */
export type Threat = Finding & {
  seq: number;
  part: number;
  /** Which piece of the turn: 0 its text, 1 the end of a cut one, -1 the file's name. */
  piece: number;
};
