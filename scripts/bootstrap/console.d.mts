export declare function ensureConsole(root: string): Promise<void>;
