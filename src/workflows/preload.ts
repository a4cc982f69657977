// Run once in each thread for workflows, before the first of them: all workflows then share these modules, which keep
// nothing of a single workflow. Otherwise each new or replayed workflow would evaluate them again.
import '@temporalio/workflow';
import './index.ts';

// The SDK keeps the stack of every promise for a query that nothing here makes. Without frames that is half of the time that
// a new workflow takes.
Error.stackTraceLimit = 0;
