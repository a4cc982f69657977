/** The Temporal server and its schema tool, built once per version in the user's cache folder. */
export function temporalBinaries(): Promise<{ server: string; sqlTool: string }>;
