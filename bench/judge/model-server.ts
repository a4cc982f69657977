// A process with a model server on loopback that answers every call after some time, always the same. It sends its URL.
import { setTimeout as sleep } from 'node:timers/promises';
import { complete, startModelServer } from '../../test/support/model-server.ts';

/** What the bench's learners write in each of their turns. */
const quotes = [{ seq: 1, text: 'of my notes' }];
const SCORE = { quality: { evidence: true, quotes, events: [], band: 4, position: 0.5, confidence: 0.75 } };
const CHECK = {
  confidence: [],
  flags: [],
  asksReview: false,
  reason: 'You checked the sums. Name the limits.',
};

process.once('message', ({ answerMs }: { answerMs: number }) => {
  void startModelServer(async ({ messages }, response) => {
    await sleep(answerMs);
    const isCheck = messages.some(({ content }) => content.startsWith("You check a scorer's reading"));
    complete(response, JSON.stringify(isCheck ? CHECK : SCORE));
  }).then(({ baseUrl }) => process.send?.({ baseUrl }));
});
