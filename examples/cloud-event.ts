export type Speaker = 'learner' | 'coach' | 'assistant' | 'system';

/** A CloudEvent 1.0 in structured form, as sent by these examples. */
export type CloudEvent = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  /** The learner's opaque id. */
  subject: string;
  /** ISO 8601 in UTC. */
  time: string;
  datacontenttype: 'application/json';
  data: {
    program: string;
    stage: string;
    touchpoint: string;
    speaker: Speaker;
    text?: string;
    [other: string]: unknown;
  };
};
