// Builds the workflow bundles, with and without telemetry, into a folder, so that a worker with a read-only file system need
// not write them.
import { workflowBundle } from '../../src/services/workflow-bundle.ts';

for (const traced of [false, true]) await workflowBundle(process.argv[2]!, { traced });
