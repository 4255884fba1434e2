/** A piece of plain text: words, or an address of the web that stands among them. */
export type TextPart = { text: string; address: string | null };

// Spaces and what may not stand in an address end it.
const addresses = /https?:\/\/[^\s<>"'`{}|\\^\u200e\u200f\u2066-\u2069]+/giu;
// What closes the sentence, rather than the address.
const trailing = /[.,;:!?…»”’]+$/u;

/** The address without what belongs to the sentence: its last points, and a bracket that it did not open. */
function trimmed(found: string): string {
  let address = found;
  for (;;) {
    const next = address.replace(trailing, '');
    const isOpen = !next.endsWith(')') || next.split('(').length >= next.split(')').length;
    const isSquare = !next.endsWith(']') || next.split('[').length >= next.split(']').length;
    const shorter = isOpen && isSquare ? next : next.slice(0, -1);
    if (shorter === address) return address;
    address = shorter;
  }
}

/** Text with the addresses in it told apart; http and https alone, and only such that can be read as one. */
export function withAddresses(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: match, index } of text.matchAll(addresses)) {
    const address = trimmed(match);
    // In the middle of a word it is no address.
    const isAlone = index === 0 || !/[\p{L}\p{N}]/u.test(text[index - 1] ?? '');
    if (!isAlone || !URL.canParse(address)) continue;
    if (index > at) parts.push({ text: text.slice(at, index), address: null });
    parts.push({ text: address, address });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), address: null });
  return parts;
}
