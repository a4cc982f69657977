import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const passes = (error: unknown) => error instanceof Problem && (error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2000,
      retry: (failures, error) => passes(error) && failures < 5,
      refetchOnWindowFocus: false,
    },
  },
});
