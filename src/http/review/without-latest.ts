type Skills = Record<string, { latestVerdict: number | null }>;

/** The facet `workSkills` without the reading of the latest verdict, for a reviewer who has yet to read that work. */
export function withoutLatest<Facet extends { skills: Skills }>(facet: Facet): Facet {
  const skills = Object.entries(facet.skills).map(([skill, state]) => [
    skill,
    { ...state, latestVerdict: null },
  ]);
  return { ...facet, skills: Object.fromEntries(skills) };
}
