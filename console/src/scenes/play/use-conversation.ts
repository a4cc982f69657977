import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newEvent, sendEvent, type CloudEvent } from '../../api/events.ts';
import type { Award } from '../../api/stream.ts';
import { inKickoff } from './in-kickoff.ts';

export type Line = { key: string; speaker: 'coach' | 'learner'; text: string; award?: Award };

type Round = { lines: Line[]; asked: number; finished: boolean; last: CloudEvent | null };

/** The scripted talk: the coach's next question after each answer, and the completion after the fifth. */
export function useConversation(learner: string, questions: readonly string[]) {
  const [round, setRound] = useState<Round>({
    lines: [{ key: 'q0', speaker: 'coach', text: questions[0] as string }],
    asked: 1,
    finished: false,
    last: null,
  });

  async function ask(lines: Line[]): Promise<Line[]> {
    const text = questions[round.asked];
    if (text === undefined) return lines;
    await sendEvent(newEvent(learner, 'chat.turn_taken', inKickoff({ speaker: 'coach', text })));
    return [...lines, { key: `q${round.asked}`, speaker: 'coach', text }];
  }

  const answer = useMutation({
    mutationFn: async (text: string) => {
      const event = newEvent(learner, 'chat.turn_taken', inKickoff({ speaker: 'learner', text }));
      const { award } = await sendEvent(event);
      const lines: Line[] = [...round.lines, { key: event.id, speaker: 'learner', text, award }];
      // The last question before the completion is followed by the visitor's own wish to finish.
      const pauses = round.asked === questions.length - 1 && !round.finished;
      setRound({
        ...round,
        lines: pauses ? lines : await ask(lines),
        asked: round.asked + (pauses ? 0 : 1),
        last: event,
      });
    },
  });

  const finish = useMutation({
    mutationFn: async () => {
      const data = inKickoff({ speaker: 'system', outcome: 'passed' });
      const event = newEvent(learner, 'stage.completed', data);
      await sendEvent(event);
      setRound({ ...round, finished: true, last: event });
    },
  });

  const askLast = useMutation({
    mutationFn: async () => {
      const lines = await ask(round.lines);
      setRound({ ...round, lines, asked: round.asked + 1 });
    },
  });

  return { round, answer, finish, askLast };
}
