import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** The policy by which awards are computed. */
export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => answerOf(api.GET('/v1/policy')),
});
