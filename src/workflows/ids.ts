/** Names shared by clients and workers. The epoch separates installations and their lifetimes (rule 14). */

export const learnerWorkflowId = (epoch: string, learner: string) => `learner/${epoch}/${learner}`;

export const calibrationWorkflowId = (epoch: string, learner: string, completion: number) =>
  `calibration/${epoch}/${learner}/${completion}`;

/** Task queue of the learner workflows, award, and the quick steps of calibration. */
export const learnerQueue = (epoch: string) => `touchstone-learners-${epoch}`;

/** Task queue of the activities that attend learners: they are open for minutes and must not occupy other slots. */
export const attendanceQueue = (epoch: string) => `touchstone-attendance-${epoch}`;

/** Task queue of the steps that ask a judge. */
export const judgeQueue = (epoch: string) => `touchstone-judge-${epoch}`;

/** The only signal, without a payload: check for pending work. */
export const DOORBELL = 'doorbell';

/** A learner id contains no slash, so the third part of both workflow ids is the learner. */
export function partsOf(workflowId: string): { epoch: string; learner: string; completion: number } {
  const [, epoch = '', learner = '', completion = '0'] = workflowId.split('/');
  return { epoch, learner, completion: Number(completion) };
}
