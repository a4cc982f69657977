/** One line of a family: the name with its suffix, the labels, the value. */
export type Sample = { name: string; labels: Record<string, string>; value: number };

/** A metric with its samples, as https://prometheus.io/docs/instrumenting/exposition_formats/ has them. */
export type Family = { name: string; type: string; help: string; samples: Sample[] };

const COMMENT = /^# (HELP|TYPE) (\S+) ?(.*)$/;
const SAMPLE = /^([\w:]+)(?:\{(.*)\})? (\S+)/;
const LABEL = /([\w]+)="((?:[^"\\]|\\.)*)"/g;
const ESCAPES: Record<string, string> = { n: '\n', '"': '"', '\\': '\\' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);

function numberOf(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}

/** The metrics in the text format of Prometheus. Samples without a family are left out. */
export function readExposition(text: string): Family[] {
  const families = new Map<string, Family>();
  for (const line of text.split('\n')) {
    const [, what, name = '', rest = ''] = COMMENT.exec(line) ?? [];
    if (what !== undefined) {
      const family = families.get(name) ?? { name, type: 'untyped', help: '', samples: [] };
      families.set(name, what === 'TYPE' ? { ...family, type: rest } : { ...family, help: unescaped(rest) });
      continue;
    }
    const [, sample = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    const family = families.get(sample) ?? families.get(sample.replace(/_(?:bucket|sum|count)$/, ''));
    const pairs = [...labels.matchAll(LABEL)].map(([, label = '', said = '']) => [label, unescaped(said)]);
    family?.samples.push({ name: sample, labels: Object.fromEntries(pairs), value: numberOf(value) });
  }
  return [...families.values()].filter(({ samples }) => samples.length > 0);
}
