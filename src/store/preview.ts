import { transaction, type Database, type Tx } from './database.ts';

/** Thrown to roll a preview back, carrying its result. */
class Preview<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('preview');
    this.result = result;
  }
}

/** Runs `work` in a transaction that a `preview` rolls back, so that it returns exactly what saving would. */
export async function previewable<T>(
  database: Database,
  preview: boolean | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await transaction(database, async (tx) => {
      const result = await work(tx);
      if (preview) throw new Preview(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Preview) return error.result as T;
    throw error;
  }
}
