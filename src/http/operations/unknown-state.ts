/** Thrown by a check that cannot tell, since something it needs is down. */
export class UnknownState extends Error {
  override name = 'UnknownState';
}
