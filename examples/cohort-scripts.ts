/** How well a learner works at a moment; selects the texts. */
export type Level = 'weak' | 'fair' | 'strong';

/** The texts of one stage. `{n}` is replaced by a count, `{p}` by a small percentage, `{q}` by a large one. */
export type StageScript = {
  stage: string;
  kind: 'kickoff' | 'notes' | 'cowork' | 'scenario' | 'work';
  parMinutes: number;
  coach: readonly string[];
  learner: Record<Level, readonly string[]>;
  /** The product of the stage: understanding, note or work. */
  product: Record<Level, string>;
  hint: string;
};

export const REFLECTIONS: Record<Level, readonly string[]> = {
  weak: [
    'It went okay I guess. I was mostly waiting for the right answer.',
    'Not sure what I would change. Is there a list of what you wanted?',
    'I should have read the task before I started, I noticed that too late.',
  ],
  fair: [
    'I found the error myself in the end, but only after your question. Next time I check before I hand in.',
    'The second attempt was better because I tried it on one example first.',
    'I know now what was missing. I would still need the hint to see it, I think.',
  ],
  strong: [
    'I checked it against a number I had not made myself, and that is where I found the mistake. I will start there next time.',
    'What helped was asking what would prove me wrong before I wrote it down. One of my two ideas did not survive that.',
    'I would put the answer first again. What I left out is how sure I am; that belongs in the second sentence.',
  ],
};

export const ANALYST_SCRIPTS: readonly StageScript[] = [
  {
    stage: 'kickoff',
    kind: 'kickoff',
    parMinutes: 45,
    coach: [
      'What does the head of retention have to decide, and by when?',
      'Which number would change her mind?',
      'What is in, what is out, and what could trip you up?',
    ],
    learner: {
      weak: [
        'I think she wants a dashboard. Which metrics should I put on it?',
        'Can you tell me what she needs? The brief is long.',
        'All customers I guess. I will see what is in the table.',
      ],
      fair: [
        'She has to choose between discounts and the delivery slots before the budget closes.',
        'If people leave after late deliveries, the slots. If they leave when the intro price ends, the discounts.',
        'Delivery Pass subscribers are in, pay-per-delivery is out. I am not sure about pauses.',
      ],
      strong: [
        'The decision is discounts or slots, by the 16th, so I need cancellations split by both, in the same window.',
        'I went back to the brief: she cares about income, so I will show what a cancellation costs per month and not only the rate.',
        'Pauses could pass for cancellations. I looked at {n} rows by hand and they have their own dates, so I can keep them apart.',
      ],
    },
    product: {
      weak: 'Priya wants to know about churn. I will make a dashboard with the most important metrics from the subscriptions table.',
      fair: 'Priya decides between discounts and delivery slots by 16 October. I measure monthly churn for July to September and split it by late deliveries. Pay-per-delivery customers are out of scope.',
      strong:
        'Priya decides between discounts and delivery slots by 16 October. I measure monthly churn and what it takes from income, July to September, split by late deliveries and by the end of the intro price, because these tell the two options apart. Out: pay-per-delivery customers, since they have nothing to cancel. Risks: pauses, and {n} rows with dates that contradict each other. Done means one page she can repeat.',
    },
    hint: 'Start from the decision and ask what you would have to see to choose each side.',
  },
  {
    stage: 'notes',
    kind: 'notes',
    parMinutes: 60,
    coach: [
      'What goes on top of the fraction, what below, and over which days?',
      'Somebody who joins on 20 September: could she have cancelled in July?',
      'Which sentence of the note do you trust least?',
    ],
    learner: {
      weak: [
        'Churn is cancelled divided by customers, right?',
        'Can I see the model answer? I do not know what the checker wants.',
        'The checker says it is wrong but it is the same as on the website.',
      ],
      fair: [
        'Cancelled in the month over active on the first of the month.',
        'No, she was not there yet. So the bottom has to be people who could have left.',
        'The part about pauses. I left them out but I do not say why.',
      ],
      strong: [
        'I made up four subscribers and did July by hand. Dividing by everybody ever seen gives half the rate, so the bottom has to be those at risk on day one.',
        'People who join and leave in the same month are in neither part. I counted them: {n}, so I report them below the line.',
        'I trust the part on pauses least, so I looked: {q} of those on pause in June were paying again by September. They are not churned.',
      ],
    },
    product: {
      weak: 'Churn is when customers cancel. Churn rate = cancelled customers / all customers.',
      fair: 'Monthly churn = subscribers who cancelled in the month ÷ subscribers active on the first day of the month, for July, August and September. Paused subscribers are left out.',
      strong:
        'Monthly churn = subscribers who cancelled in the month ÷ subscribers active on its first day (started, not cancelled, not paused), for each month from July to September.\n\nLeft out, with the reason: pauses, since no fee is taken and {q} return; same-month leavers, since they are never at risk on a first day ({n}, shown below the rate).\n\nExample: two active on 1 July, one leaves on the 10th: 1 ÷ 2.\n\nOpen: rows whose end lies before their start. I have asked the platform team.',
    },
    hint: 'Invent three subscribers and compute the rate by hand.',
  },
  {
    stage: 'cowork-query',
    kind: 'cowork',
    parMinutes: 90,
    coach: [
      'At £8 a month, how many subscribers would that income be?',
      'Where does a row get repeated?',
      'What number that you did not make could you compare with?',
    ],
    learner: {
      weak: [
        'Write me the query for churn per month please.',
        'It gives a number, so I think it works.',
        'Should I use the one with DISTINCT? The assistant said it removes duplicates.',
      ],
      fair: [
        'That would be three times the subscribers we have, so something is counted more than once.',
        'The join on orders repeats the fee for each order. I take orders out.',
        'Finance has a total for the quarter. Mine is within {n} pounds of it.',
      ],
      strong: [
        'Before you write it: a fee belongs to a subscription and a month. If orders come in, each fee is repeated, so leave them out and join months instead.',
        'DISTINCT would hide the repeats and not remove their cause; everyone pays the same 8. I reject that one.',
        'I compared with the finance ledger: {n} pounds apart over the quarter. I asked them for the reason and did not make one up.',
      ],
    },
    product: {
      weak: 'The query for churn. It runs without errors.',
      fair: 'Income and churn by month. Orders are left out because the join counted each fee more than once. The total is close to finance.',
      strong:
        'Finding: churn rose from 3.0 % to 5.2 % while income stayed level, because joiners hide leavers. The first version counted each fee once per order; months joined to subscriptions avoids that. Finance agrees to {n} pounds. Late deliveries go with leaving ({p} against 3.9 %), for new and old subscribers alike. This is association; a pilot would show cause.',
    },
    hint: 'Which table has one row for each thing you want to count?',
  },
  {
    stage: 'stakeholder-scenario',
    kind: 'scenario',
    parMinutes: 90,
    coach: [
      'Priya: I have five minutes. Finance says income is fine, my team says customers leave. Which is it?',
      'Priya: Could it simply be new customers? They always leave more.',
      'Priya: So if operations fixes Leeds, those customers stay?',
    ],
    learner: {
      weak: [
        'So I took the subscriptions table and joined it to the months, and then I left out the pauses.',
        'I am not sure, I would have to look that up.',
        'Yes, I think so.',
      ],
      fair: [
        'More subscribers leave: 5.2 per cent in September against 3.0 in July. Income hides it.',
        'We looked at new and older ones and the gap is in both, I can send the table.',
        'Most of them, I would think. It is not certain.',
      ],
      strong: [
        'Both. Three in a hundred left in July, five in a hundred in September, and new joiners hide it in the income. Those with two late deliveries leave three times as often.',
        'New customers do leave more. But within them the late ones leave twice as often, and within the older ones three times, so being new is not the reason.',
        'Some would leave anyway, about one in three. That fixing it keeps the others is my judgement; a four-week test with half of them picked at random would show it, and costs about £5,300.',
      ],
    },
    product: { weak: '', fair: '', strong: '' },
    hint: 'Say the answer in your first sentence, then stop.',
  },
];

export const SUPPORT_SCRIPTS: readonly StageScript[] = [
  {
    stage: 'welcome',
    kind: 'kickoff',
    parMinutes: 30,
    coach: [
      'You read twenty conversations. Why do customers write to us?',
      'What may you decide alone?',
      'How would you notice that you were of help?',
    ],
    learner: {
      weak: [
        'Because they have a problem with the order?',
        'I do not know, what does the handbook say?',
        'They say thank you at the end.',
      ],
      fair: [
        'Mostly missing items, then late deliveries, then charges they do not understand.',
        'Refunds up to £75, above that the lead decides.',
        'When they do not have to write again.',
      ],
      strong: [
        'I counted: {n} of the last hundred are missing items, and half of those had a substitution that was not announced. So the problem begins before the chat.',
        'Refunds to £75 and redelivery alone; a third claim within 30 days goes to the lead, even if it is £5.',
        'Solved at first contact. Closing fast can look the same in the figures, so I would check whether they write again within a week.',
      ],
    },
    product: {
      weak: 'Customers have problems and I help them in a friendly way.',
      fair: 'Customers write about missing items, late deliveries and charges. I may refund up to £75 alone. Good help means that they do not have to write again.',
      strong:
        'Customers write about missing items, late deliveries and charges, in this order. Half of the missing items follow an unannounced substitution. I decide refunds up to £75; a lead decides above that and on the third claim within 30 days. I never promise what the depot must keep. Good help is a problem solved at first contact; a chat closed quickly is not the same.',
    },
    hint: 'Sort the conversations by what would have solved them.',
  },
  {
    stage: 'product-notes',
    kind: 'notes',
    parMinutes: 60,
    coach: [
      'A bag of salad, claimed after three days: what applies?',
      'What if a substitution is also late?',
      'Could you find that rule while somebody is talking to you?',
    ],
    learner: {
      weak: [
        'Refund I think? The customer is right.',
        'Can I see the solution for the rules table?',
        'I copied it from the help page, so it should be complete.',
      ],
      fair: [
        'Fresh goods are 48 hours, so no refund by the rule.',
        'Both rules apply: the lower price, and the credit for being late.',
        'I sorted it by topic, so it takes me some searching.',
      ],
      strong: [
        'Salad is fresh, 48 hours, so the rule says no. I would still look whether it was late, because the handbook starts the clock at the promised time.',
        'Then two rules meet. I tried it on a made-up order of £{n}: lower price first, credit after, otherwise the credit is counted twice.',
        'I turned the note around: it is sorted by what the customer says first, and I timed myself with five cases.',
      ],
    },
    product: {
      weak: 'Refunds: customers can get their money back. Substitutions: the customer gets another product.',
      fair: 'Fresh goods: refund within 48 hours. Other goods: 14 days. Substitutions: the lower price is charged. More than 60 minutes late: £5 credit.',
      strong:
        '"It is not what I ordered": may be refused at the door; the lower of both prices is charged.\n\n"It has gone off": fresh goods, 48 hours from the promised time; a photo above £10.\n\n"It came late": over 60 minutes £5, over 120 the fee as well.\n\nWhere two meet: price first, then credit. Example: £{n} order, 70 minutes late, one substitution.\n\nAbove £75, or third claim in 30 days: the lead. Open: does a split delivery count once or twice? I have asked.',
    },
    hint: 'Try each rule on an order that you make up.',
  },
  {
    stage: 'chat-simulation',
    kind: 'scenario',
    parMinutes: 25,
    coach: [
      'Customer: My order came without the nappies, and you took £4 too much.',
      'Customer: So when do I get it back?',
      'Customer: And what about next time?',
    ],
    learner: {
      weak: [
        'Sorry for the inconvenience. Please check your order again.',
        'It depends, usually it takes some days.',
        'Is there anything else I can help you with today?',
      ],
      fair: [
        'I am sorry, you needed those today. I see the nappies on the list as not loaded. Refund, or shall I send them tomorrow?',
        'The refund is on its way, three working days. The £4 I have to look up.',
        'I left a note for the depot.',
      ],
      strong: [
        'No nappies with a small child in the house, I am sorry. Your order shows them as not loaded, our mistake. I can have them with you by six tonight, or refund £{n} now. Which is better?',
        'The £4 is a substitution charged at the higher price. It should be the lower one; I have sent back £4.00, you see it by Thursday.',
        'The cause was a substitution that was not announced. I have switched it off for the nappies, so you are asked first. If it happens again, write here and you do not have to explain it.',
      ],
    },
    product: { weak: '', fair: '', strong: '' },
    hint: 'Open the order before you answer.',
  },
  {
    stage: 'refund-case',
    kind: 'work',
    parMinutes: 75,
    coach: [
      'The courier says delivered, the customer says not. What settles it?',
      'Which rule decides?',
      'Would the customer call your letter fair?',
    ],
    learner: {
      weak: [
        'I would just give the refund, it is easier.',
        'Which rule should I use here?',
        'I wrote that we cannot help in this case.',
      ],
      fair: [
        'The door photo. It shows another door number, so the customer is right.',
        'Not delivered means full refund, there is no time limit on that.',
        'I put the decision first and then why.',
      ],
      strong: [
        'Three records: the scan at 18:04, the photo, and the route. The photo shows number {n}, the route has the van two streets away at 18:04. So the scan was made in the wrong street.',
        'Non-delivery, full refund. The rule on late claims does not apply, and I say so, because the first reply used it.',
        'I read it as if I had been called a liar in the first reply. So it says in the first sentence that she was right, then the amount, then what we got wrong.',
      ],
    },
    product: {
      weak: 'Refund given. Customer was not happy.',
      fair: 'Decision: full refund of the order. The door photo shows another house number, so it was not delivered. The customer was told on the same day.',
      strong:
        'Decision: full refund, £{n}. You were right: the order went to another street.\n\nCourse of events: scan 18:04; van two streets away by its route; photo of another door. Rule: non-delivery, no time limit; the first reply named the wrong rule.\n\nIf you disagree, a lead reads the case within two days.\n\nPattern: four such scans on this route in two weeks, {p} of its claims. Passed to the depot with the list.',
    },
    hint: 'Write down each record with its time before you decide.',
  },
];
