const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const ELEMENT = /<openbadges:credential\b([^>]*)>([\s\S]*?)<\/openbadges:credential>/;
const VERIFY = /\bverify="([^"]*)"/;

/**
 * Puts a credential into an SVG image (Open Badges 3.0, 5.3.2): a signed document as character data, a JWT as an attribute.
 * Of the document only `]]>` is written otherwise, as the same JSON.
 */
export function bakeSvg(svg: string, credential: string): string {
  const isJwt = !credential.startsWith('{');
  const element = isJwt
    ? `<openbadges:credential verify="${credential}"></openbadges:credential>`
    : `<openbadges:credential><![CDATA[${credential.replaceAll(']]>', ']]\\u003e')}]]></openbadges:credential>`;
  return svg.replace(
    /<svg\b([^>]*)>/,
    (_, attributes: string) => `<svg xmlns:openbadges="${NAMESPACE}"${attributes}>${element}`,
  );
}

/** The credential in an SVG image, null if it has none. */
export function textInSvg(svg: string): string | null {
  const [, attributes = '', content = ''] = ELEMENT.exec(svg) ?? [];
  const [, jwt] = VERIFY.exec(attributes) ?? [];
  if (jwt !== undefined) return jwt;
  const text = content.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1').trim();
  return text === '' ? null : text;
}
