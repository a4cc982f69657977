/** A logger of the Temporal SDK that says nothing. */
export const quiet = { log: noop, trace: noop, debug: noop, info: noop, warn: noop, error: noop };

function noop(): void {}
