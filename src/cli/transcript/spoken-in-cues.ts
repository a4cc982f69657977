import type { Cue } from './cues.ts';
import { namePrefix } from './name-prefix.ts';
import type { SpeakerMap } from './speaker-map.ts';
import type { Spoken } from './spoken.ts';

/** What is said in cues whose lines may begin with “Name: ”. A line without a name continues the speaker before it. */
export function spokenInCues(cues: readonly Cue[], map: SpeakerMap): Spoken[] {
  let names: string[] = [];
  return cues.flatMap(({ startMs, endMs, lines }) =>
    lines.map((line) => {
      const named = namePrefix(line, map);
      if (named) names = [named.name];
      return { names, text: named?.rest ?? line, startMs, endMs };
    }),
  );
}
