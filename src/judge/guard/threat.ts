import type { Turn } from '../dossier/turn.ts';

/** Kinds of structural threat. None of them depends on wording. */
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

/** A threat found in one text. `removes` if its span is left out of features, prompts and quotes. */
export type Finding = Span & { kind: ThreatKind; removes: boolean };

/** Finds one kind of threat. Pure, and linear in the length of the text. */
export type Scanner = (text: string) => Finding[];

/**
 * A text of the learner: an event's own text, a line of its transcript, a file or a file's name, or another field.
 * Parts are numbered per kind. `piece` is 1 for the end of a cut text, otherwise 0.
 */
export type Place = { seq: number; of: Turn['kind'] | 'name' | 'label'; part: number; piece: number };

/** A finding and the text that contains it. */
export type Threat = Finding & Place;
