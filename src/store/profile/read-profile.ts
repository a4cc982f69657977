import { rows, type Database, type Tx } from '../database.ts';

/** What a platform says of a learner. `parFactor` multiplies par for a learner with extra time. */
export type Profile = { groups: string[]; program: string | null; parFactor: number };

/** Of whom nothing was said. */
const NO_PROFILE: Profile = { groups: [], program: null, parFactor: 1 };

const READ = {
  name: 'profile-read',
  text: 'SELECT groups, program, par_factor AS "parFactor" FROM profiles WHERE learner = $1',
};

export async function readProfile(on: Database | Tx, learner: number): Promise<Profile> {
  const [row] = await rows<Profile>(on, READ, [learner]);
  return row ?? NO_PROFILE;
}
