const PART =
  '(?:transcript|learner|student|dossier|instructions?|submission|evidence|(?:user )?input|output|(?:user )?data|system|prompt|verdict|scoring|judge|grader|evaluator|privileged|conversation|untrusted)';
const ENDS = '(?:end|begin|start|stop|close|ends|begins|starts|stops)';
const DRAWN = '(?:[-=*#~_%]{2,}|<{2,}|>{2,}|\\[\\[|\\]\\])';

/** A drawn line with words that end or begin a part of a prompt: "--- END OF TRANSCRIPT ---". */
const RULE = new RegExp(
  `${DRAWN}\\s*\\/?(?:${ENDS}\\s+(?:of\\s+)?(?:the\\s+)?(?:\\w+\\s+)?${PART}|${PART}\\s+(?:\\w+\\s+)?${ENDS}|(?:system|verdict|judge|grader|override|prompt|admin|dossier|transcript)\\b)[^\\n]{0,60}?(?:${DRAWN}|$)|\\[\\s*\\/?(?:${ENDS}\\s+(?:of\\s+)?(?:the\\s+)?(?:\\w+\\s+)?${PART}|(?:system|judge|grader|tool|admin)\\b(?:\\s+\\w+){0,2}|transcript|dossier)[^\\]\\n]{0,60}\\]`,
  'iu',
);
const BARE_END =
  /^[\s"'>*#~-]*(?:this is (?:the )?)?end of (?:the )?(?:transcript|learner(?:'s)? (?:text|input|turns?)|student(?:'s)? (?:text|work|input)|user input|input|prompt|dossier|evidence)[\s.:"'*#~-]*/iu;
const HEADING =
  /^#{1,6}\s*(?:system\s*(?::|$|message|prompt|instructions?)|instructions?\s*(?::|(?:for|to) (?:the )?(?:model|ai|grader|judge|evaluator|marker))|instruction\s*:|response\s*:|assistant\s*(?::|$)|verdict\b|scor(?:e|es|ing)\s*(?::|$)|judge\b|grader\b|override\b|new (?:task|rules)|(?:end|begin) of)/iu;

export function isForgedRule(text: string): boolean {
  return RULE.test(text) || BARE_END.test(text) || HEADING.test(text);
}
