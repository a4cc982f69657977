export { createTouchstone, type Touchstone, type TouchstoneOptions } from './client.ts';
export { Problem, type ProblemCode } from './problem.ts';
export { SendError, type CloudEvent, type NewEvent, type SendOptions, type SendResult } from './send.ts';
export type { StreamMessage, StreamOptions, StreamState } from './stream.ts';
export type { ListParams, ListPath, Row } from './list.ts';
export type { Token } from './authorize.ts';
export type { components, operations, paths } from './schema.ts';
