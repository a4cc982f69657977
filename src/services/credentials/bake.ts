import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { textChunk } from '../../credential/bake/png.ts';
import { bakeSvg } from '../../credential/bake/svg.ts';

/** Behind the signature of a PNG and its first chunk, IHDR, which must stay the first. */
const BEHIND_HEADER = 33;

const pictureOf = (kind: string, form: string): Buffer =>
  readFileSync(new URL(`../../../badges/${kind}.${form}`, import.meta.url));

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The picture of a kind of claim with a signed credential in it, by Open Badges 3.0, 5.3. The SVG also has its name. */
export function bake(kind: string, name: string, credential: string, form: 'svg' | 'png'): Uint8Array {
  const picture = pictureOf(kind, form);
  if (form === 'svg') {
    const named = picture.toString().replace(/<title>.*<\/title>/, () => `<title>${escaped(name)}</title>`);
    return Buffer.from(bakeSvg(named, credential));
  }
  const [head, rest] = [picture.subarray(0, BEHIND_HEADER), picture.subarray(BEHIND_HEADER)];
  return Buffer.concat([head, chunk('iTXt', textChunk(credential)), rest]);
}
