import { useLanguage, type Language } from './language.ts';

export type Format = ReturnType<typeof createFormat>;

// One for each language, and not for each component: the formatters of `Intl` take a millisecond to create.
const formats = new Map<Language, Format>();

/** Numbers and times in the reader's language and time zone. */
function createFormat(spoken: Language) {
  // The reader's own kind of English or German, for the order of day and month.
  const language = navigator.languages.find((tag) => tag.startsWith(spoken)) ?? spoken;
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const factor = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const signedTenth = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0,
  });
  const cents = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const moment = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    whole: (value: number) => whole.format(value),
    tenth: (value: number) => tenth.format(value),
    factor: (value: number) => factor.format(value),
    signed: (value: number) => signed.format(value),
    signedTenth: (value: number) => signedTenth.format(value),
    percent: (value: number) => percent.format(value),
    cents: (value: number) => cents.format(value),
    money: (value: number) => money.format(value),
    day: (time: string | number) => day.format(new Date(time)),
    shortDay: (time: string | number) => shortDay.format(new Date(time)),
    clock: (time: string | number) => clock.format(new Date(time)),
    moment: (time: string | number) => moment.format(new Date(time)),
    ago: (time: string | number, now = Date.now()) => ago(relative, new Date(time).getTime() - now),
  };
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function ago(relative: Intl.RelativeTimeFormat, ms: number): string {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? UNITS[3];
  return relative.format(Math.round(ms / size), unit);
}

export function useFormat(): Format {
  const language = useLanguage();
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}
