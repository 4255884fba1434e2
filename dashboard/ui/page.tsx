import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { arrive } from './navigation.ts';
import { Outside } from './outside.tsx';
import { useSetting } from './setting.ts';

type Props = {
  title: string;
  /** Small words above the title that say what kind of page this is. */
  eyebrow?: ComponentChildren;
  lead?: ComponentChildren;
  /** In one line, where what follows is to be in sight at once. */
  isSlim?: boolean;
};

/** A title that is a whole sentence is set smaller. */
const longTitle = 45;

/** The heading of a page: the one h1, the name in the window's title, and where focus goes on arrival. */
export function PageHeading({ title, eyebrow, lead, isSlim }: Props) {
  const { words } = useSetting();
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anybody sees it: a focus that comes later takes a key away from where it was meant for.
  useLayoutEffect(() => {
    document.title = words.pageTitle(title);
    if (heading.current) arrive(heading.current);
  }, [title, words]);
  return (
    <header class={isSlim ? 'page-heading is-slim' : 'page-heading'}>
      {eyebrow && <p class="eyebrow">{eyebrow}</p>}
      <h1 ref={heading} tabIndex={-1} class={title.length > longTitle ? 'is-long' : undefined}>
        <Outside>{title}</Outside>
      </h1>
      {lead && <p class="lead">{lead}</p>}
    </header>
  );
}

/** A part of a page under a heading of its own. */
export function Section({
  title,
  children,
  class: name,
}: {
  title: string;
  children: ComponentChildren;
  class?: string;
}) {
  return (
    <section class={name ? `section ${name}` : 'section'}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
