import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newEvent, sendEvent } from '../../api/events.ts';
import type { Award } from '../../api/stream.ts';
import { sendCall, type Call } from '../../ui/call-lines.tsx';
import { inKickoff } from './in-kickoff.ts';

export type Line = { key: string; speaker: 'coach' | 'learner'; text: string; award?: Award };

/** `calls`: those of the visitor's last action. */
type Round = { lines: Line[]; asked: number; finished: boolean; calls: readonly Call[] };

/** The scripted talk: the coach's next question after each answer, and the completion after the fifth. */
export function useConversation(learner: string, questions: readonly string[], begun: readonly Call[]) {
  const [round, setRound] = useState<Round>({
    lines: [{ key: 'q0', speaker: 'coach', text: questions[0] as string }],
    asked: 1,
    finished: false,
    calls: begun,
  });

  /** The coach's next question, if there is one, and the round after it. */
  async function ask(before: Round): Promise<Round> {
    const text = questions[before.asked];
    if (text === undefined) return before;
    const event = newEvent(learner, 'chat.turn_taken', inKickoff({ speaker: 'coach', text }));
    await sendEvent(event);
    return {
      ...before,
      lines: [...before.lines, { key: `q${before.asked}`, speaker: 'coach', text }],
      asked: before.asked + 1,
      calls: [...before.calls, sendCall(event)],
    };
  }

  const answer = useMutation({
    mutationFn: async (text: string) => {
      const event = newEvent(learner, 'chat.turn_taken', inKickoff({ speaker: 'learner', text }));
      const { award } = await sendEvent(event);
      const lines: Line[] = [...round.lines, { key: event.id, speaker: 'learner', text, award }];
      // The last question before the completion is followed by the visitor's own wish to finish.
      const pauses = round.asked === questions.length - 1 && !round.finished;
      const answered = { ...round, lines, calls: [sendCall(event)] };
      setRound(pauses ? answered : await ask(answered));
    },
  });

  const finish = useMutation({
    mutationFn: async () => {
      const data = inKickoff({ speaker: 'system', outcome: 'passed' });
      const event = newEvent(learner, 'stage.completed', data);
      await sendEvent(event);
      setRound({ ...round, finished: true, calls: [sendCall(event)] });
    },
  });

  const askLast = useMutation({
    mutationFn: async () => setRound(await ask({ ...round, calls: [] })),
  });

  return { round, answer, finish, askLast };
}
