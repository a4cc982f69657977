let number = 0;

/** A valid event with overrides; `undefined` removes an attribute. */
export function cloudEvent(of: Record<string, unknown> = {}): Record<string, unknown> {
  number += 1;
  return {
    specversion: '1.0',
    id: `event-${number}`,
    source: 'https://academy.example/platform',
    type: 'chat.turn_taken',
    subject: 'maya',
    time: '2026-10-05T09:00:00Z',
    data: { stage: 'kickoff', text: 'How do we count churn here?' },
    ...of,
  };
}
