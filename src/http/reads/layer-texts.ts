import { LRUCache } from 'lru-cache';
import type { LearnerStamp } from '../../store/learner/learner-stamp.ts';
import type { Store } from '../../store/store.ts';

/** Number of cached layers, about ten kilobytes each. */
const KEPT = 1000;
/** Total size of cached texts, if the caller sets none. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** One character beyond Latin 1 makes a whole string take two bytes per character. */
const BYTES_PER_CHARACTER = 2;

/** A serialized layer. `text` is null for an erased learner. */
export type LayerText = LearnerStamp & { text: string | null };

/**
 * Caches the most recently read layers as JSON. Every read first fetches the stamp of the learner's row and uses the
 * cached text only if its stamp is the same, so a response is never stale.
 */
export function createLayerTexts(
  learners: Pick<Store['learners'], 'read' | 'stamp'>,
  keptBytes = KEPT_BYTES,
) {
  const kept = new LRUCache<string, LayerText>({
    max: KEPT,
    maxSize: keptBytes,
    sizeCalculation: ({ text }, id) => BYTES_PER_CHARACTER * (id.length + (text?.length ?? 0)),
  });

  async function readFull(id: string): Promise<LayerText | null> {
    kept.delete(id);
    const read = await learners.read(id);
    if (!read) return null;
    const { layer, stamp, lastSeq, erased } = read;
    const text = erased ? null : JSON.stringify(layer);
    return { stamp, version: layer.version, lastSeq, erased, text };
  }

  /** Null for an unknown learner. If the client knows the stamp (`isKnown`), the layer is not read and text is null. */
  return async (id: string, isKnown: (stamp: LearnerStamp) => boolean): Promise<LayerText | null> => {
    const before = kept.get(id);
    const stamp = await learners.stamp(id);
    if (!stamp || stamp.erased || isKnown(stamp)) return stamp && { ...stamp, text: null };
    const layer = before?.stamp === stamp.stamp ? before : await readFull(id);
    if (layer && !layer.erased) kept.set(id, layer);
    return layer;
  };
}
