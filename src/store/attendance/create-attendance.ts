import { hear } from '../changes/hear-changes.ts';
import { rows, type Database } from '../database.ts';
import { alive } from '../workers/alive.ts';
import { beginAttendance } from './begin-attendance.ts';
import { hinted } from './hinted.ts';
import { leaveLearner } from './leave-learner.ts';
import { channelOf, createHintSender, learnersIn } from './send-hints.ts';
import { unawarded } from './unawarded.ts';

const ALIVE = { name: 'worker-alive', text: `SELECT ${alive('$1::uuid')} AS alive` };

type OnHint = (learner: string) => void;

/** Learners whose events a worker awards at a hint, without a ring. */
export function createAttendance(database: Database) {
  /** The workers of this process, which get their hints by a call. */
  const here = new Map<string, OnHint>();
  const notify = createHintSender(database);
  return {
    begin: (learner: string, worker: string) => beginAttendance(database, learner, worker),
    leave: (learner: string, worker: string) => leaveLearner(database, learner, worker),
    unawarded: (learners: readonly string[], worker: string) => unawarded(database, learners, worker),
    hinted: (learners: readonly string[]) => hinted(database, learners),
    async isAlive(worker: string): Promise<boolean> {
      const [row] = await rows<{ alive: boolean }>(database, ALIVE, [worker]);
      return row?.alive ?? false;
    },
    /** Whether the worker runs in this process: its hints cannot be lost, and it cannot die alone. */
    isHere: (worker: string) => here.has(worker),
    /** Tells a worker that an event of a learner was accepted. Rejects if it could not be sent. */
    async hint(worker: string, learner: string): Promise<void> {
      const onHint = here.get(worker);
      if (onHint) onHint(learner);
      else await notify(worker, learner);
    },
    /** Hears the hints for a worker. `onOpen`: hints may have been lost before, when the connection was not open. */
    hear(worker: string, on: { hint: OnHint; open: () => void }): { stop(): Promise<void> } {
      here.set(worker, on.hint);
      const heard = hear(database, channelOf(worker), {
        onNotice: (payload) => learnersIn(payload).forEach(on.hint),
        onOpen: on.open,
      });
      return {
        async stop() {
          here.delete(worker);
          await heard.stop();
        },
      };
    },
  };
}
