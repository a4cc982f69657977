const time = '2026-10-05T09:00:00Z';

/** A statement that the shipped mapping reads. Sent again, it is a duplicate. */
export const statementOf = (id: string, learner: string) => ({
  id,
  actor: { account: { homePage: 'https://fuzz.example', name: learner } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/commented' },
  object: { id: 'https://fuzz.example/thread' },
  result: { response: 'A pause is a signal, not a loss.' },
  timestamp: time,
});

/** A Caliper envelope with one event that the shipped mapping reads. */
export const envelopeOf = (learner: string) => ({
  sensor: 'https://fuzz.example',
  sendTime: time,
  dataVersion: 'http://purl.imsglobal.org/ctx/caliper/v1p1',
  data: [
    {
      id: 'urn:uuid:0a6c6a4c-7d0b-4f0e-9d54-7f6d2f0f4a11',
      type: 'MessageEvent',
      action: 'Posted',
      actor: { id: learner, type: 'Person' },
      object: { id: 'urn:fuzz:entry', type: 'Message', body: 'I would look at the notes first.' },
      eventTime: time,
    },
  ],
});
