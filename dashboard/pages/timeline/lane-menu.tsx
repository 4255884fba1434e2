import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TimelineView } from '../../location-views.ts';
import { useSetting } from '../../ui/setting.ts';
import { laneActs } from './lanes.ts';
import { useClosing } from './menu-closing.ts';

/** A lane whose options are wanted, and the button that they hang on. */
export type Asked = { lane: string; title: string; button: Element };

type Props = {
  asked: Asked;
  view: TimelineView;
  onChange: (part: Partial<TimelineView>) => void;
  onClose: () => void;
};

/** What can be done with one lane. The browser closes it on Escape, and on a press beside it. */
export function LaneMenu({ asked, view, onChange, onClose }: Props) {
  const { words } = useSetting();
  const menu = useRef<HTMLDivElement>(null);
  useClosing(menu);
  useLayoutEffect(() => {
    const { bottom, right, left } = asked.button.getBoundingClientRect();
    const node = menu.current;
    if (!node) return;
    node.style.top = `${bottom + 2}px`;
    // On a narrow screen the button stands at the right edge, and the menu opens to its left.
    const opensLeft = right > document.documentElement.clientWidth / 2;
    node.style.insetInlineStart = opensLeft ? 'auto' : `${left}px`;
    node.style.insetInlineEnd = opensLeft ? `${document.documentElement.clientWidth - right}px` : 'auto';
    node.showPopover();
    asked.button.setAttribute('aria-expanded', 'true');
    node.querySelector('button')?.focus();
    return () => asked.button.removeAttribute('aria-expanded');
  }, [asked]);

  const goTo = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // What closes the menu is not to close the panel too.
    if (event.key === 'Escape') event.stopPropagation();
    if (step === undefined) return;
    event.preventDefault();
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(place + step + buttons.length) % buttons.length]?.focus();
  };
  const close = (event: Event) => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    if (menu.current?.contains(document.activeElement)) (asked.button as SVGElement).focus();
    onClose();
  };

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      class="lane-options"
      tabIndex={-1}
      aria-label={asked.title}
      onKeyDown={goTo}
      onToggle={close}
    >
      {laneActs(view, asked.lane).map(([act, part]) => (
        <button
          key={act}
          type="button"
          role="menuitem"
          onClick={() => {
            menu.current?.hidePopover();
            onChange(part);
          }}
        >
          {words.timeline[act]}
        </button>
      ))}
    </div>
  );
}
