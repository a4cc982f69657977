import { decodeXML } from 'entities';

const LINK = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/gu;

/** A Slack message as people see it: names of people and channels for their ids, links as their text and address. */
export function slackText(text: string, names: ReadonlyMap<string, string>): string {
  const shown = text.replace(LINK, (_, kind: string, target: string, label = '') => {
    if (kind === '@') return `@${label || names.get(target) || target}`;
    if (kind === '#') return `#${label || target}`;
    if (kind === '!') return label || `@${target}`;
    return label && label !== target ? `${label} (${target})` : target;
  });
  return decodeXML(shown);
}
