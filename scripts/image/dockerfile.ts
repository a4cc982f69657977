/** One instruction of a Dockerfile, its continuation lines joined. */
export type Instruction = { name: string; text: string };
export type Stage = { base: string; alias: string | undefined; instructions: Instruction[] };

const KNOWN = new Set('FROM WORKDIR COPY RUN ENV USER EXPOSE HEALTHCHECK ENTRYPOINT CMD'.split(' '));

/**
 * The stages of a Dockerfile that uses only the instructions above.
 * @throws Error for any other instruction
 */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const joined = text.replaceAll(/^\s*#.*$/gmu, '').replaceAll(/\\\n\s*/gu, '');
  for (const line of joined.split('\n').filter((line) => line.trim() !== '')) {
    const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/u.exec(line.trim()) ?? [];
    if (!KNOWN.has(name)) throw new Error(`Dockerfile: “${line.trim()}” is not understood.`);
    if (name === 'FROM') {
      const [base = '', , alias] = rest.split(/\s+/u);
      stages.push({ base, alias, instructions: [] });
      continue;
    }
    stages.at(-1)!.instructions.push({ name, text: rest });
  }
  return stages;
}

/** The words of an instruction in exec form. */
export function execForm({ text }: Instruction): string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}

/** The one instruction of this name in a stage. */
export function only(stage: Stage, name: string): Instruction {
  const found = stage.instructions.filter((instruction) => instruction.name === name);
  if (found.length !== 1) throw new Error(`Dockerfile: ${found.length} instructions ${name}, expected one.`);
  return found[0]!;
}
