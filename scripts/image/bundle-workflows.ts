// Builds the workflow bundle into a folder, so that a worker with a read-only file system need not write it.
import { workflowBundle } from '../../src/services/workflow-bundle.ts';

await workflowBundle(process.argv[2]!);
