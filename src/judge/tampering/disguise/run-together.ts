/** Letters in a row, or set apart one by one, that hold a whole sentence. */
const RUN = /[\p{L}\p{N}'’,.:;!?/"()-]{28,}|(?:[\p{L}\p{N}'’,.:;!?/"()-] ){20,}/gu;
const ASKS =
  /ignore|disregard|forget|highest|maximum|exceptional|perfect|fullmark|fullcredit|toptier|topband|topmark|topgrade|outstanding|deduct|penal|unaided|withouthelp|band5|bandfive|fives|generous|lenient|excellent|pleaseconsider|replaces/gu;
const OF =
  /grader|grading|evaluat|examiner|judge|assess|marker|marking|mark(?:s|me|this)?|scor(?:e|ing|er)|rating|ratethis|rubric|instruction|verdict|thislearner|thisstudent|thiswork|thisanswer|submission|allskills|tier|band|candidate|independence/gu;

/**
 * Whether a run of letters without words asks for something and names what a grader gives. Nobody writes whole
 * sentences without spaces, or every letter apart, so two such words are enough.
 */
export function speaksRunTogether(text: string): boolean {
  for (const [run] of text.matchAll(RUN)) {
    const letters = run.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (letters.match(ASKS) !== null && letters.match(OF) !== null) return true;
  }
  return false;
}
