import type { Turn } from '../dossier/turn.ts';

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

/**
 * Which text of the learner: an event's own text, a line of its transcript, a file or a file's name, or another field.
 * Each kind numbers its parts for itself. `piece` is 1 for the end of a text that was cut, else 0.
 */
export type Place = { seq: number; of: Turn['kind'] | 'name' | 'label'; part: number; piece: number };

/** A finding and the learner's text that holds it. */
export type Threat = Finding & Place;
