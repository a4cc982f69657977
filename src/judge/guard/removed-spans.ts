import { merged } from './spans.ts';
import type { Place, Span, Threat } from './threat.ts';

function keyOf({ seq, of, part, piece }: Place): string {
  return `${seq} ${of} ${part} ${piece}`;
}

/** The removed spans of each text: for a place, in order and without overlap. */
export function removedSpans(threats: readonly Threat[]): (place: Place) => readonly Span[] {
  const byPlace = Map.groupBy(
    threats.filter(({ removes }) => removes),
    keyOf,
  );
  const spans = new Map([...byPlace].map(([key, found]) => [key, merged(found)]));
  return (place) => spans.get(keyOf(place)) ?? [];
}
