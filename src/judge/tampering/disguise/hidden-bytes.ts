/** Tag characters and variation selectors in a row: each can carry a letter that nobody sees. */
// oxlint-disable-next-line no-misleading-character-class
const RUN = /[\uFE00-\uFE0F\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}]{4,}/gu;
/** Flags of regions are honest emoji that end in a row of tags. */
const FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{3,6}\u{E007F}/gu;

function byteOf(code: number): number {
  if (code >= 0xe0100) return code - 0xe0100 + 16;
  return code >= 0xe0000 ? code - 0xe0000 : code - 0xfe00;
}

/** What rows of invisible characters spell, one string a row; empty where a text has none. */
export function hiddenBytes(text: string): string[] {
  const rows = text.replace(FLAG, '').match(RUN) ?? [];
  return rows.map((row) =>
    Buffer.from(Array.from(row, (sign) => byteOf(sign.codePointAt(0) ?? 0) & 0xff)).toString('utf8'),
  );
}
