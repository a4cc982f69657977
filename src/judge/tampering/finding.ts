export type TamperingKind = 'addressed_to_grader' | 'forged_frame' | 'hidden_letters' | 'encoded' | 'copied';

export type Span = { start: number; end: number };

/**
 * What was found in one sentence. `removes` where its words are left out of features and quotes: letters that hide
 * nothing else stay, made plain. `within` where not the whole sentence is meant,
 * counted from its beginning.
 */
export type Finding = { kind: TamperingKind; removes: boolean; within?: Span };
