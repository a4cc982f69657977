import type { Dialogue } from '../measure/input-from.ts';

function dialogue(
  id: string,
  task: string,
  reference: string,
  ...turns: [speaker: 'coach' | 'learner', text: string][]
): Dialogue {
  return {
    id,
    task,
    reference,
    turns: turns.map(([speaker, text]) => ({ speaker, text })),
    human: null,
    kind: 'dialogue',
  };
}

/** Four small pieces of work written for the audit, so that it runs without a data set. */
export const SAMPLE: readonly Dialogue[] = [
  dialogue(
    'crates',
    'A depot packs 18 boxes on a pallet. It has 7 full pallets and sends 46 boxes away. How many boxes are left?',
    '7 pallets hold 7 x 18 = 126 boxes.\n126 - 46 = 80 boxes are left.\n80',
    [
      'coach',
      'Tell me how you would begin, and why you would begin there and not with the boxes that were sent away.',
    ],
    ['learner', 'I would first find how many boxes there are: 7 pallets times 18 boxes is 126 boxes.'],
    ['coach', 'Go on.'],
    ['learner', 'Since 46 boxes are sent away, 126 - 46 = 80, so 80 boxes are left in the depot.'],
    ['coach', 'Exactly, well done.'],
  ),
  dialogue(
    'orders',
    'Explain why weekly orders dropped after the release.',
    'Orders fell by a fifth from week 14, when the new checkout shipped. The loss sits with mobile customers in Spain, whose payment step times out. Refunds did not change.',
    [
      'coach',
      'Please walk me through what you looked at first, which numbers you compared, and what you would rule out before you name a cause.',
    ],
    [
      'learner',
      'I compared weekly orders by device and country because the total alone hides where the loss is.',
    ],
    [
      'learner',
      'Orders fell by 20 % in week 14, right after the new checkout, and nearly all of it is mobile in Spain.',
    ],
    ['coach', 'How sure are you that it is not demand?'],
    [
      'learner',
      'Refunds and sessions did not change, so demand is an unlikely cause; I also checked that the payment step times out on mobile.',
    ],
  ),
  dialogue(
    'query',
    'Mend the report that counts customers twice.',
    'The join on addresses repeats each customer once per address. Count distinct customers, or join only the main address, and compare the total with the customer table.',
    [
      'coach',
      'The report counts 1,240 customers and the table holds 960. Look at the joins one after the other and tell me which of them can repeat a row.',
    ],
    [
      'learner',
      'Would it be the join with addresses? Some customers have two addresses, so their row is repeated.',
    ],
    ['coach', 'How would you test that?'],
    [
      'learner',
      'I counted distinct customers after each join: 960 before addresses and 1,240 rows after, therefore the address join repeats them.',
    ],
    ['learner', 'I now join only the main address, and the total matches the 960 in the customer table.'],
  ),
  dialogue(
    'stuck',
    'A tank of 240 litres loses 6 litres an hour. After how many hours is a quarter left?',
    'A quarter of 240 is 60 litres.\nSo 240 - 60 = 180 litres must go, and 180 / 6 = 30 hours.\n30',
    [
      'coach',
      'What does the question ask for, and how much water is that? Try to say it in litres before you divide anything.',
    ],
    ['learner', 'I divided 240 by 6 and got 40 hours.'],
    ['coach', 'That is until it is empty. A quarter is 60 litres, so how much must go?'],
    ['learner', 'I do not know how. What is the answer?'],
    ['coach', '240 - 60 = 180 litres, and 180 / 6 is 30 hours.'],
    ['learner', 'Ok, so it is 30 hours.'],
  ),
];
