/** Names by which both sides find each other. The epoch keeps installations and lifetimes apart (rule 14). */

export const learnerWorkflowId = (epoch: string, learner: string) => `learner/${epoch}/${learner}`;

export const calibrationWorkflowId = (epoch: string, learner: string, completion: number) =>
  `calibration/${epoch}/${learner}/${completion}`;

/** Where the learners' workflows run, with award beside them. */
export const learnerQueue = (epoch: string) => `touchstone-learners-${epoch}`;

/** Where the heavy path's steps run. */
export const judgeQueue = (epoch: string) => `touchstone-judge-${epoch}`;

/** The one signal, without a payload: look what is owed. */
export const DOORBELL = 'doorbell';

/** A learner id holds no slash, so the third part of either workflow id is the learner. */
export function partsOf(workflowId: string): { epoch: string; learner: string; completion: number } {
  const [, epoch = '', learner = '', completion = '0'] = workflowId.split('/');
  return { epoch, learner, completion: Number(completion) };
}
