import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ApiRefusal, ask, pathTo, type ApiCall } from './api-call.ts';
import { explainAward } from './explain-award.ts';
import { explainVerdict } from './explain-verdict.ts';

const learner = z.string().min(1).describe('id of the learner');
const page = {
  limit: z.int().min(1).max(200).optional().describe('at most so many; 50 by default'),
  cursor: z.string().optional().describe('nextCursor of the page before'),
};
const READS = { readOnlyHint: true, openWorldHint: false } as const;
const WRITES = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const;

/** A result as text for the model and as data for programs. */
function answer(data: Record<string, unknown>, text = JSON.stringify(data)): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: data };
}

/** What the API refuses is a result that the agent reads; anything else is a fault of the server. */
async function orRefusal(made: Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}

function getter(call: ApiCall) {
  return async (path: string) => answer(await ask<Record<string, unknown>>(call, path));
}

/** Registers the tools that list. */
export function registerLists(server: McpServer, call: ApiCall): void {
  const get = getter(call);
  server.registerTool(
    'find_learners',
    {
      title: 'Find learners',
      description:
        'Lists learners with XP, level, tier and behaviour, ordered by id; a coach must name a group.',
      inputSchema: z.object({
        group: z.string().optional().describe('only learners of this group'),
        ...page,
      }),
      annotations: READS,
    },
    (query) => orRefusal(get(pathTo(['learners'], query))),
  );
  server.registerTool(
    'find_roles',
    {
      title: 'Find roles',
      description:
        'Searches occupations, featured roles and the platform’s own jobs by a part of their title.',
      inputSchema: z.object({ q: z.string().min(1).describe('part of the title'), ...page }),
      annotations: READS,
    },
    (query) => orRefusal(get(pathTo(['roles'], query))),
  );
  server.registerTool(
    'list_reviews',
    {
      title: 'List reviews',
      description:
        'Verdicts and awards that need a person, with reasons, oldest first. Needs the scope `review`.',
      inputSchema: z.object({
        state: z.enum(['open', 'contested', 'upheld', 'changed']).optional().describe('open by default'),
        ...page,
      }),
      annotations: READS,
    },
    (query) => orRefusal(get(pathTo(['reviews'], query))),
  );
}

/** Registers the tools that explain one thing. */
export function registerExplanations(server: McpServer, call: ApiCall): void {
  const get = getter(call);
  server.registerTool(
    'explain_award',
    {
      title: 'Explain an award',
      description:
        'Why an award has its XP: base × multiplier, guard, tier, snapshot and policy version, and later corrections. Name the entry, or the XP of one of the last thousand entries; otherwise it is the newest award.',
      inputSchema: z.object({
        learner,
        entry: z.int().min(1).optional().describe('number of the ledger entry'),
        xp: z.int().optional().describe('XP of the entry, such as 28'),
      }),
      annotations: READS,
    },
    (wanted) =>
      orRefusal(
        explainAward(call, wanted).then(({ text, award, corrections }) =>
          answer({ award, corrections }, text),
        ),
      ),
  );
  server.registerTool(
    'explain_verdict',
    {
      title: 'Explain a verdict',
      description:
        'One calibration: what the judge read of each skill, on which evidence, and what it changed. Without a number, the newest one.',
      inputSchema: z.object({
        learner,
        number: z.int().min(1).optional().describe('number of the calibration'),
      }),
      annotations: READS,
    },
    (wanted) =>
      orRefusal(explainVerdict(call, wanted).then(({ text, calibration }) => answer({ calibration }, text))),
  );
  server.registerTool(
    'what_would_move_standing',
    {
      title: 'What would move this standing',
      description:
        'Compares a learner with what a role requires: interval and requirement per skill, the weakest one, and the evidence that would improve it most. Without a role, the standing among all occupations.',
      inputSchema: z.object({
        learner,
        role: z.string().optional().describe('code of a role, such as 15-1211.00'),
      }),
      annotations: READS,
    },
    ({ learner: id, role }) => orRefusal(get(pathTo(['learners', id, 'standing'], { role }))),
  );
}

const band = z.object({
  band: z.int().min(1).max(5).describe('band of the rubric'),
  position: z.number().min(0).max(1).optional().describe('position within the band; the middle by default'),
});
const decision = {
  learner,
  reason: z.string().min(1).describe('shown to the learner'),
  preview: z.boolean().default(true).describe('true shows the effect and changes nothing'),
};

/** Registers the tools that decide; the API lets only callers with the scope `review` use them. */
export function registerDecisions(server: McpServer, call: ApiCall): void {
  const decide = async (path: string, body: unknown) =>
    answer(await ask<Record<string, unknown>>(call, path, { method: 'POST', body }));
  const asked = (preview: boolean) => ({ preview: preview ? 'true' : undefined });

  server.registerTool(
    'review_verdict',
    {
      title: 'Decide on a verdict',
      description:
        'Upholds a verdict, or replaces it with a person’s readings. Previews unless `preview` is false. Needs the scope `review`.',
      inputSchema: z.object({
        ...decision,
        number: z.int().min(1).describe('number of the calibration'),
        skills: z
          .object({
            independence: band.optional(),
            quality: band.optional(),
            communication: band.optional(),
            speed: band.optional(),
          })
          .optional()
          .describe('the person’s readings; without them the verdict is upheld'),
      }),
      annotations: WRITES,
    },
    ({ learner: id, number, reason, skills, preview }) =>
      orRefusal(
        decide(
          pathTo(['learners', id, 'calibrations', number, 'review'], asked(preview)),
          skills === undefined ? { decision: 'upheld', reason } : { decision: 'changed', reason, skills },
        ),
      ),
  );
  server.registerTool(
    'review_award',
    {
      title: 'Decide on an award',
      description:
        'Rules that an award is paid, whatever guard refused it, or refused. Previews unless `preview` is false. Needs the scope `review`.',
      inputSchema: z.object({
        ...decision,
        entry: z.int().min(1).describe('number of the ledger entry'),
        decision: z.enum(['paid', 'refused']),
      }),
      annotations: WRITES,
    },
    ({ learner: id, entry, reason, decision: ruling, preview }) =>
      orRefusal(
        decide(pathTo(['learners', id, 'ledger', entry, 'review'], asked(preview)), {
          decision: ruling,
          reason,
        }),
      ),
  );
}
