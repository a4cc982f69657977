import { Link } from '@tanstack/react-router';
import { useName } from '../api/names.ts';

/** A learner by name, where the platform gives one, otherwise by id. */
export function LearnerLink({ id }: { id: string }) {
  const name = useName(id);
  return (
    <Link to="/learners/$learner" params={{ learner: id }} className="font-medium">
      {name}
    </Link>
  );
}
