import { useLayoutEffect } from 'preact/hooks';

/** Closes a menu that the tab key has left, and one that the window would move away from under. */
export function useClosing(menu: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const node = menu.current;
    const hide = () => node?.hidePopover();
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !node?.contains(relatedTarget)) hide();
    };
    node?.addEventListener('focusout', leave);
    window.addEventListener('resize', hide);
    return () => {
      node?.removeEventListener('focusout', leave);
      window.removeEventListener('resize', hide);
    };
  }, []);
}
