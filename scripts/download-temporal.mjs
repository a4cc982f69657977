// Lets the Temporal SDK download its dev server into the folder named by the argument. The SDK has no call for that
// alone, so the server is started and ended; whether it came up in time does not matter here.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const executable = { type: 'cached-download', downloadDir: process.argv[2], ttl: '365d' };
const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
