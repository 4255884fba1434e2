import type { ComponentChildren } from 'preact';

/** Text that came from outside: set apart, so that its direction does not turn over ours. */
export const Outside = ({ children }: { children: ComponentChildren }) => <bdi>{children}</bdi>;

/** A longer text from outside; line breaks in it are paragraphs. */
export function OutsideText({ text, class: name }: { text: string; class?: string }) {
  const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <>
      {paragraphs.map((paragraph, i) => (
        <p key={i} dir="auto" class={name}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

/** The address when it is one that may be linked to, else null: a link can carry a script. */
export function safeAddress(address: string | null): string | null {
  if (address === null) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** A link out of here; plain text when the address is not on the web. */
export function OutsideLink({ href, children }: { href: string | null; children: ComponentChildren }) {
  const address = safeAddress(href);
  if (address === null) return <bdi>{children}</bdi>;
  return (
    <a href={address} rel="noopener noreferrer nofollow" class="outside">
      <bdi>{children}</bdi>
    </a>
  );
}
