type Attributes = Record<string, string | number | boolean>;
type Child = Node | string | null | false;

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'line', 'rect']);

/**
 * An element with attributes and children. Nothing is parsed from text and no inline style is set, so that a strict content
 * security policy, trusted types included, has nothing to refuse.
 */
export function element(tag: string, attributes: Attributes = {}, ...children: Child[]): Element {
  const made = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}
