import { LRUCache } from 'lru-cache';
import type { LearnerStamp } from '../../store/learner/learner-stamp.ts';
import type { Store } from '../../store/store.ts';

/** Learners whose layers are kept: some ten kilobytes each. */
const KEPT = 1000;
/** All kept texts together, in characters. */
const KEPT_LENGTH = 32 * 1024 * 1024;

/** A layer as it goes out. `text` is null for an erased learner. */
export type LayerText = LearnerStamp & { text: string | null };

/**
 * The layers of those who were read last, as JSON. Every read asks the learner's row first, and a kept text answers only
 * where its stamp is the row's, so that no answer is older than the request.
 */
export function createLayerTexts(
  learners: Pick<Store['learners'], 'read' | 'stamp'>,
  keptLength = KEPT_LENGTH,
) {
  const kept = new LRUCache<string, LayerText>({
    max: KEPT,
    maxSize: keptLength,
    sizeCalculation: ({ text }, id) => id.length + (text?.length ?? 0),
  });

  async function readAnew(id: string): Promise<LayerText | null> {
    kept.delete(id);
    const read = await learners.read(id);
    if (!read) return null;
    const { layer, stamp, lastSeq, erased } = read;
    const text = erased ? null : JSON.stringify(layer);
    return { stamp, version: layer.version, lastSeq, erased, text };
  }

  /** Null when unknown. A layer that `isKnown` to the asker is not read: its text may be null. */
  return async (id: string, isKnown: (stamp: LearnerStamp) => boolean): Promise<LayerText | null> => {
    const before = kept.get(id);
    const stamp = await learners.stamp(id);
    if (!stamp || stamp.erased || isKnown(stamp)) return stamp && { ...stamp, text: null };
    const layer = before?.stamp === stamp.stamp ? before : await readAnew(id);
    if (layer && !layer.erased) kept.set(id, layer);
    return layer;
  };
}
