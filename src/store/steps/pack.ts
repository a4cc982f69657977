import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** The checksum tells whether a dictionary is the one that was packed with. */
const PARAMS = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 6 };

/** A JSON value without the texts that the dictionary has: those cost a few bytes each. */
export function pack(value: unknown, dictionary: Buffer): Buffer {
  return zstdCompressSync(JSON.stringify(value), { params: PARAMS, ...given(dictionary) });
}

/** The packed value; undefined if the dictionary is not the same, because one of its texts was removed. */
export function unpack(packed: Buffer, dictionary: Buffer): unknown {
  try {
    return JSON.parse(zstdDecompressSync(packed, given(dictionary)).toString());
  } catch {
    return undefined;
  }
}

const given = (dictionary: Buffer) => (dictionary.length === 0 ? {} : { dictionary });
