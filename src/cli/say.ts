/** Prints a line for a person. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line about what is wrong, where it never mixes with a document. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints one JSON document for a program. */
export function sayJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

/** A progress line on stderr: rewritten in place at a terminal, printed rarely otherwise. */
export function progress(): { update(line: string): void; done(): void } {
  const watched = process.stderr.isTTY;
  let saidAt = 0;
  return {
    update(line) {
      const now = Date.now();
      if (now - saidAt < (watched ? 100 : 5000)) return;
      saidAt = now;
      process.stderr.write(watched ? `\r\u001B[K${line}` : `${line}\n`);
    },
    done() {
      if (watched) process.stderr.write('\r\u001B[K');
    },
  };
}
