/** The data of an event in the kickoff stage of the shipped program. */
export const inKickoff = (data: Record<string, unknown>) => ({
  program: 'junior-analyst',
  stage: 'kickoff',
  touchpoint: 'kickoff',
  ...data,
});
