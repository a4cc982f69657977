/** Something that one person said. Times are in ms on the file's own clock, and null if the file has none. */
export type Spoken = {
  /** The speaker's names, the one to show first; empty if the file names no speaker. */
  names: string[];
  text: string;
  startMs: number | null;
  endMs: number | null;
};

/** A transcript file as read. `isDated`: its times are Unix times, not times since its beginning or since midnight. */
export type Transcript = { format: string; spoken: Spoken[]; isDated: boolean };
