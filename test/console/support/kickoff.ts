import type { Page } from 'playwright-core';

export const ANSWERS = [
  'Priya has to decide by the 16th whether the Q4 budget goes into discounts or into fixing late delivery slots.',
  'If people who cancel had late deliveries, that points at the slots. So I need churn by month, split both ways.',
  'In are Delivery Pass subscribers. Out are customers who pay per delivery: they have nothing to cancel.',
  'Paused subscriptions may look like cancellations, so I would check how the table marks them first.',
  'Priya reads it, and done means that she can choose one with the number that would change her mind.',
];

/** Answers the coach; returns the line of the award. */
export async function answerCoach(page: Page, text: string): Promise<string> {
  const count = await page.locator('[data-award]').count();
  await page.getByLabel('Your answer').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('[data-award]').nth(count).waitFor();
  return page.locator('[data-award]').nth(count).innerText();
}

/** Plays the kickoff up to its verdict; returns the lines of the awards. */
export async function playKickoff(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Begin' }).click();
  const awards: string[] = [];
  for (const answer of ANSWERS) awards.push(await answerCoach(page, answer));
  await page.getByRole('button', { name: 'Finish the kickoff' }).click();
  await page.getByRole('heading', { name: 'The verdict' }).waitFor();
  await page.locator('mark').first().waitFor();
  return awards;
}
