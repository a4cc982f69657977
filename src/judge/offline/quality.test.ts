import { describe, expect, test } from 'vitest';
import { foldCalibration, UNRATED } from '../../core/snapshot.ts';
import type { Observation } from '../../core/observation.ts';
import { buildDossier } from '../dossier/build.ts';
import type { Touchpoint } from '../../core/anchor.ts';
import { inputFrom } from '../measure/input-from.ts';
import { readOffline } from './offline-judge.ts';
import type { SkillReading } from './material.ts';

const TASK = 'Say how the week in the repair shop went.';

function readingsOf(texts: readonly string[], touchpoint: Touchpoint = 'chat', task = TASK) {
  const turns = texts.map((text) => ({ speaker: 'learner' as const, text }));
  return readOffline(buildDossier(inputFrom({ id: 'a', task, turns }, touchpoint)));
}

function qualityOf(...texts: string[]): number {
  return readingsOf(texts).quality?.x ?? Number.NaN;
}

/** One piece of work written in several ways, in five languages. */
const WORK: Record<string, Record<'concrete' | 'vague' | 'plain' | 'empty', string>> = {
  English: {
    concrete:
      'On Tuesday I opened both gearboxes on bench 3 and found the same cracked washer in each. Ilse ordered 12 from Borg, and since we fitted them none of the nine bikes has come back.',
    vague:
      'There were some problems with the bikes this week, and I generally tried to deal with things as well as possible. I think it is important to always keep an eye on quality, and overall it should be better now.',
    plain:
      'I took the box apart and the washer was broke. Put a new one in and rode it up the hill twice, no noise.',
    empty:
      'Craftsmanship is a continuous conversation between intention and material. A commitment to excellence is the foundation of sustainable customer relationships and operational maturity.',
  },
  German: {
    concrete:
      'Am Dienstag habe ich beide Getriebe an Platz 3 geöffnet und in jedem dieselbe gerissene Scheibe gefunden. Ilse hat 12 Stück bestellt, seit dem Einbau kam keines der neun Räder zurück.',
    vague:
      'Es gab diese Woche einige Probleme mit den Rädern, und ich habe generell versucht, mich gut um die Dinge zu kümmern. Qualität ist immer wichtig, und insgesamt sollte es jetzt eher besser sein.',
    plain:
      'Hab den Kasten aufgemacht, die Scheibe war durch. Neue rein, zweimal den Berg hoch, kein Geräusch.',
    empty:
      'Handwerk ist eine Haltung zwischen Anspruch und Verantwortung. Die Orientierung an Exzellenz ist die Grundlage nachhaltiger Kundenbeziehungen und gelebter Wirtschaftlichkeit.',
  },
  French: {
    concrete:
      'Mardi, j’ai ouvert les deux boîtes au poste 3 et trouvé la même rondelle fendue dans chacune. Ilse en a commandé 12, et depuis aucun des neuf vélos n’est revenu.',
    vague:
      'Il y a eu certains problèmes avec les vélos, et j’ai globalement fait beaucoup de choses pour bien les traiter. La qualité est toujours importante et cela devrait plutôt être mieux.',
    plain:
      'J’ai démonté la boîte, la rondelle était cassée. Mis une neuve, monté deux fois la côte, plus de bruit.',
    empty:
      'L’artisanat est une conversation entre intention et matière. L’engagement vers l’excellence est le fondement de la satisfaction et de la performance.',
  },
};

describe.each(Object.entries(WORK))('in %s', (_language, { concrete, vague, plain, empty }) => {
  test('concrete work reads above vague work, and plain work above long words without content', () => {
    expect(qualityOf(concrete)).toBeGreaterThan(qualityOf(vague) + 4);
    expect(qualityOf(plain)).toBeGreaterThan(qualityOf(empty) + 2);
  });
});

const { concrete = '', vague = '', plain = '' } = WORK.English ?? {};

test.each([
  [
    'talk of something else',
    'My sister moves on the 14th and needs boxes. Can somebody lend me a van for Saturday morning?',
  ],
  [
    'a boast',
    'Honestly I was brilliant all week. Everybody says that I have a gift for this and should run the place.',
  ],
  ['the same words again', concrete],
  [
    'the same in other words',
    'To say it again, the washer was cracked in both gearboxes on the bench, Ilse ordered from Borg, and the bikes stayed away.',
  ],
  [
    'words in a heap',
    'gearbox washer bench crack bolt wheel chain brake cable lever saddle pump valve rim spoke hub axle fork stem grip bell lamp',
  ],
])('%s moves the reading by at most four points', (_what, text) => {
  const before = qualityOf(concrete, plain);
  expect(Math.abs(qualityOf(concrete, plain, text) - before)).toBeLessThanOrEqual(4);
  expect(Math.abs(qualityOf(text, concrete, plain) - before)).toBeLessThanOrEqual(4);
});

test.each([
  ['Actually I am not sure about the second gearbox. I only heard of it from Ilse and never opened it.'],
  ['I have to add that I did not open the second gearbox. It may have had another fault.'],
])('doubting what was said reads lower, in a later turn or at the end of the text: %s', (text) => {
  expect(qualityOf(concrete, text)).toBeLessThan(qualityOf(concrete));
  expect(qualityOf(`${concrete}\n\n${text}`)).toBeLessThan(qualityOf(concrete));
});

test('more text of the same kind does not raise the reading', () => {
  const more = plain.replaceAll('washer', 'spring').replace('box', 'brake');
  expect(qualityOf(plain, more)).toBeLessThanOrEqual(qualityOf(plain) + 4);
  expect(qualityOf(vague, vague.replaceAll('bikes', 'brakes'))).toBeLessThanOrEqual(qualityOf(vague) + 4);
});

const SHORT: Record<string, string> = {
  English: 'I counted the boxes on both shelves and wrote down twelve, two fewer than the list says.',
  'English with a number':
    'Churn in May was 4.1 %, up from 3.0 %. Two thirds left in week one, so I asked five of them.',
  Finnish:
    'Soitin kolmelle asiakkaalle, jotka olivat lähteneet. Kaksi heistä sanoi hinnan olevan liian korkea, ja ehdotin heille alennusta.',
  Turkish:
    'Üç müşteriyi aradım ve ikisi faturanın iki kez geldiğini söyledi, bu yüzden muhasebeden o satırı silmesini istedim.',
  Chinese: '我先核对了订单数据，然后才下结论。第三季度的退货率是百分之四，比去年低。',
  Thai: 'ฉันตรวจสอบใบเสร็จทุกใบก่อนส่ง แล้วโทรหาลูกค้าสามราย ลูกค้าสองรายบอกว่าราคาสูงเกินไป',
};

describe.each(Object.entries(SHORT))('a short text in %s', (_language, text) => {
  test.each<Touchpoint>(['note', 'work', 'chat', 'voice'])(
    'is read, weakly and with a quote, as %s',
    (touchpoint) => {
      const quality = readingsOf([text], touchpoint, 'Weekly review of the warehouse')
        .quality as SkillReading;
      expect(quality.confidence).toBe(0.25);
      expect(quality.quotes.length).toBeGreaterThan(0);
      for (const { text: quote } of quality.quotes) expect(text).toContain(quote);
    },
  );
});

test('too few words are not read', () => {
  expect(readingsOf(['Done. Thanks!']).quality).toBeNull();
});

test('a weak reading cannot move a tier by itself', () => {
  const observed = (x: number, confidence: number): Observation => ({
    skill: 'quality',
    source: 'judge',
    x,
    evidence: 3,
    confidence,
    demand: 50,
    card: null,
  });
  const skills = ['independence', 'communication', 'speed'] as const;
  const others = skills.map((skill) => ({ ...observed(50, 0.75), skill }));
  let known = foldCalibration(UNRATED, [...others, observed(50, 0.75)], 0);
  for (let day = 1; day < 6; day += 1) known = foldCalibration(known, [...others, observed(50, 0.75)], day);
  for (const x of [20, 80]) {
    const after = foldCalibration(known, [observed(x, 0.25)], 6);
    expect(after.tier).toBe(known.tier);
    expect(Math.abs(after.skills.quality.mean - known.skills.quality.mean)).toBeLessThan(2);
  }
});
