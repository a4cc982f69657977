/** Who produced an event. Not called `role`, which is a job here. */
export const SPEAKERS = ['learner', 'coach', 'assistant', 'system'] as const;

export type Speaker = (typeof SPEAKERS)[number];

/** A CloudEvent as accepted and stored. Times are ISO 8601 in UTC with milliseconds. */
export type StoredEvent = {
  seq: number;
  id: string;
  source: string;
  type: string;
  time: string;
  /** The later of `time` and the learner's last effective time. */
  effectiveTime: string;
  acceptedAt: string;
  speaker: Speaker;
  data: EventData;
};

/** Known fields of `data` (design 5). Other fields are kept as received. */
export type EventData = {
  program?: string;
  stage?: string;
  touchpoint?: string;
  speaker?: Speaker;
  text?: string;
  language?: string;
  artefact?: string;
  revision?: number | string;
  passed?: boolean;
  items?: { name: string; passed: boolean }[];
  durationMs?: number;
  outcome?: Outcome;
  actor?: string;
  action?: string;
  transcript?: { speaker: Speaker; text: string; at?: string }[];
  files?: { name: string; mediaType: string; sha256: string; href?: string; text?: string }[];
  [other: string]: unknown;
};

export const OUTCOMES = ['passed', 'failed', 'abandoned'] as const;

export type Outcome = (typeof OUTCOMES)[number];
