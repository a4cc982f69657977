import canonicalize from 'canonicalize';

/** `uniqueItems`, in linear time: the validator's own compares every pair. */
export function hasUniqueItems(isAsked: boolean, items: unknown[]): boolean {
  return !isAsked || new Set(items.map((item) => canonicalize(item))).size === items.length;
}
