import type { StartEngine } from './engine.ts';
import { load } from './fetch.ts';

type Workflow = (learner: string) => Promise<void>;

type Dbos = {
  DBOS: {
    setConfig(config: { name: string; systemDatabaseUrl: string; logLevel: string }): void;
    registerWorkflow(workflow: Workflow, config: { name: string }): Workflow;
    runStep(step: () => Promise<void>, config: { name: string }): Promise<void>;
    launch(): Promise<void>;
    startWorkflow(workflow: Workflow): (learner: string) => Promise<unknown>;
    shutdown(options: { deregister: boolean; workflowCompletionTimeoutMS: number }): Promise<void>;
  };
};

/** A workflow with one step for each ring, started in this process: a queue would add its polling interval. */
export const startDbos: StartEngine = async ({ award, databaseUrl }) => {
  const { DBOS } = load('@dbos-inc/dbos-sdk') as Dbos;
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: databaseUrl, logLevel: 'error' });
  const workflow = DBOS.registerWorkflow((learner) => DBOS.runStep(() => award(learner), { name: 'award' }), {
    name: 'learner',
  });
  await DBOS.launch();
  return {
    ring: (learner) => DBOS.startWorkflow(workflow)(learner),
    stop: () => DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: 10_000 }),
  };
};
