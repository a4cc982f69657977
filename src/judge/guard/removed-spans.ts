import { merged } from './spans.ts';
import type { Span, Threat } from './threat.ts';

type Place = { seq: number; part: number; piece: number };

function keyOf({ seq, part, piece }: Place): string {
  return `${seq} ${part} ${piece}`;
}

/** What is left out of each text: for a place, its spans in order and without overlap. */
export function removedSpans(threats: readonly Threat[]): (place: Place) => readonly Span[] {
  const byPlace = Map.groupBy(
    threats.filter(({ removes }) => removes),
    keyOf,
  );
  const spans = new Map([...byPlace].map(([key, found]) => [key, merged(found)]));
  return (place) => spans.get(keyOf(place)) ?? [];
}
