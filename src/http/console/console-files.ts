/** A built file under `/assets/`; its name contains its hash, so it never changes. */
export type ConsoleAsset = { type: string; body: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer> };

/** The built console. */
export type ConsoleFiles = {
  /** The page, with the placeholder `%NAMES_URL%`. */
  page: string;
  assets: ReadonlyMap<string, ConsoleAsset>;
  /** Where browsers ask for the names of people. */
  namesUrl?: string | undefined;
};
