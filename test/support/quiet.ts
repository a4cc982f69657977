/** A Temporal SDK logger without output. */
export const quiet = { log: noop, trace: noop, debug: noop, info: noop, warn: noop, error: noop };

function noop(): void {}
