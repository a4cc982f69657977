// Makes the Temporal SDK download its dev server into the folder given as argument. The SDK cannot only download, so the
// server is started and stopped; it does not matter whether it becomes ready.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const executable = { type: 'cached-download', downloadDir: process.argv[2], ttl: '365d' };
const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
