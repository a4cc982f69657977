import { rows, type Database, type Tx } from '../database.ts';

/** The profile set by the platform. `parFactor` multiplies par for a learner with extra time. */
export type Profile = { groups: string[]; program: string | null; parFactor: number };

/** The profile of a learner for whom the platform set none. */
const NO_PROFILE: Profile = { groups: [], program: null, parFactor: 1 };

const READ = {
  name: 'profile-read',
  text: 'SELECT groups, program, par_factor AS "parFactor" FROM profiles WHERE learner = $1',
};

export async function readProfile(on: Database | Tx, learner: number): Promise<Profile> {
  const [row] = await rows<Profile>(on, READ, [learner]);
  return row ?? NO_PROFILE;
}
