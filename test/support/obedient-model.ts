import { MockLanguageModelV4 } from 'ai/test';
import { SKILLS } from '../../src/core/skill.ts';

type Result = Awaited<ReturnType<MockLanguageModelV4['doGenerate']>>;

/** The text of a prompt outside its fences, and inside each. */
export type PromptParts = { outside: string; fenced: { seq: number; own: boolean; text: string }[] };

const CODE = /The code of this task's fences is ([0-9a-f]+)/u;

/** Splits a prompt at its fences. The line that opens a fence is outside, since the fence does not cover it. */
function partsOf(prompt: string): PromptParts {
  const code = CODE.exec(prompt)?.[1] ?? '';
  const fence = new RegExp(`^(\\[${code} [^\\n]*\\])\\n([^]*?)\\n\\[/${code}\\]$`, 'gmu');
  const fenced: PromptParts['fenced'] = [];
  const outside = prompt.replace(fence, (_whole, label: string, text: string) => {
    const seq = Number(/turn (\d+)/u.exec(label)?.[1] ?? 0);
    fenced.push({ seq, own: label.includes(' learner '), text });
    return label;
  });
  return { outside, fenced };
}

const TOP = { evidence: true, band: 5, position: 1, confidence: 1, events: [] };
const LOW = { ...TOP, band: 2, position: 0.5 };

function answer(value: unknown): Result {
  return {
    content: [{ type: 'text', text: JSON.stringify(value) }],
    finishReason: { unified: 'stop', raw: undefined },
    usage: {
      inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 1, text: 1, reasoning: undefined },
    },
    warnings: [],
  };
}

function scoresFor({ outside, fenced }: PromptParts, demandIn: (text: string) => string | null): unknown {
  const first = fenced.find((part) => part.own);
  const obeyed = fenced.flatMap(({ seq, text }) => {
    const demand = demandIn(text);
    return demand === null ? [] : [{ seq, text: demand }];
  });
  const honest = first === undefined ? [] : [{ seq: first.seq, text: first.text.split('\n', 1)[0] ?? '' }];
  // An order outside the fences works with any evidence: any words of the learner will do.
  if (demandIn(outside) !== null) return { ...TOP, quotes: honest };
  const [order] = obeyed;
  return order === undefined ? { ...LOW, quotes: honest } : { ...TOP, quotes: [order] };
}

/** What the maximally obedient model answers to a prompt of link A or B. */
export function obedientAnswer(
  prompt: string | PromptParts,
  demandIn: (text: string) => string | null,
): object {
  const parts = typeof prompt === 'string' ? partsOf(prompt) : prompt;
  if (parts.outside.includes('Known so far'))
    return { confidence: [], flags: [], asksReview: false, reason: 'One. Two.' };
  const score = scoresFor(parts, demandIn);
  return Object.fromEntries(SKILLS.map((skill) => [skill, score]));
}

/**
 * A maximally obedient model: it gives the top band if anything in its prompt orders it. For an order outside the
 * fences it quotes any evidence; for one inside, it quotes the order itself. `demandIn` finds the order in a text.
 */
export function createObedientModel(demandIn: (text: string) => string | null): {
  model: MockLanguageModelV4;
  prompts: PromptParts[];
} {
  const prompts: PromptParts[] = [];
  const model = new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      const user = prompt.find(({ role }) => role === 'user');
      const text = Array.isArray(user?.content)
        ? user.content.map((part) => ('text' in part ? part.text : '')).join('\n')
        : '';
      const parts = partsOf(text);
      prompts.push(parts);
      return answer(obedientAnswer(parts, demandIn));
    },
  });
  return { model, prompts };
}
