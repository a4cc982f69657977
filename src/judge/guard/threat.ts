import { type Turn, piecesOf } from '../dossier/turn.ts';
import type { Dossier } from '../dossier/build.ts';

/** Kinds of structural threat; docs/judge.md says what each is. None of them depends on wording. */
export type ThreatKind =
  | `hidden_${'letters' | 'bytes'}`
  | 'turned_text'
  | 'mixed_scripts'
  | 'forged_fence'
  | 'template_token'
  | 'unopened_tag'
  | 'written_verdict'
  | 'encoded'
  | 'copied';

/** UTF-16 positions in a text, the end excluded. */
export type Span = { start: number; end: number };

/** A threat found in one text. `removes` if its span is left out of features, prompts and quotes. */
export type Finding = Span & { kind: ThreatKind; removes: boolean };

/** Finds the places of one kind of threat. Pure, and linear in the length of the text. */
export type Scanner = (text: string) => Span[];

/**
 * A text of the learner: an event's own text, a line of its transcript, a file or a file's name, or another field.
 * Parts are numbered per kind. `piece` is 1 for the end of a cut text, otherwise 0.
 */
export type Place = { seq: number; of: Turn['kind'] | 'name' | 'label'; part: number; piece: number };

export type Threat = Finding & Place;

export function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));
}

/** Words with these threats are kept: a reader sees what is meant. */
const KEPT: ReadonlySet<string> = new Set<ThreatKind>(['hidden_letters', 'turned_text', 'mixed_scripts']);

export function scanWith(scanners: Partial<Record<ThreatKind, Scanner>>, text: string): Finding[] {
  return Object.entries(scanners).flatMap(([kind, scan]) =>
    scan(text).map(({ start, end }) => ({
      kind: kind as ThreatKind,
      removes: !KEPT.has(kind),
      start,
      end,
    })),
  );
}

/** Sorts spans and merges those that overlap or touch. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Items in groups: one joins the group before it if it goes on from that group's last item. */
export function neighbours<T>(items: readonly T[], goesOn: (before: T, item: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && goesOn(last.at(-1) as T, item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Each item with the spans that overlap it. Both in order, the spans without overlap; linear. */
export function withOverlaps<T extends Span>(
  items: readonly T[],
  spans: readonly Span[],
): [item: T, spans: readonly Span[]][] {
  let first = 0;
  return items.map((item) => {
    while ((spans[first]?.end ?? Infinity) <= item.start) first += 1;
    let last = first;
    while ((spans[last]?.start ?? Infinity) < item.end) last += 1;
    return [item, spans.slice(first, last)];
  });
}

/** The `items` that are not within one of `marked`. Both in order, the latter without overlap; linear. */
export function outside<T extends Span>(items: readonly T[], marked: readonly Span[]): T[] {
  return withOverlaps(items, marked).flatMap(([item, [span]]) =>
    span !== undefined && span.start <= item.start && item.end <= span.end ? [] : [item],
  );
}

export function placeOf({ seq, kind, part }: Turn, piece: number, of: Place['of'] = kind): Place {
  return { seq, of, part, piece };
}

/** All texts of the learner by seq: turns, names of files, and other fields. */
export function ownTexts({ turns, labels = [] }: Dossier): (Place & { text: string })[] {
  const said = turns
    .filter((turn) => turn.quotable)
    .flatMap((turn) => {
      const pieces = piecesOf(turn).map((text, piece) => ({ ...placeOf(turn, piece), text }));
      return turn.name === null ? pieces : [...pieces, { ...placeOf(turn, 0, 'name'), text: turn.name }];
    });
  const fields = labels.map(({ seq, text }, part) => ({ seq, of: 'label' as const, part, piece: 0, text }));
  return [...said, ...fields].toSorted((a, b) => a.seq - b.seq);
}

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
