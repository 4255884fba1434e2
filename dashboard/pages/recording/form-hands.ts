import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { focusable } from './fields.tsx';

const fieldsOf = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLElement>(focusable)];
/** What has the focus, where it is a field of this form. */
const fieldIn = (form: HTMLFormElement) => fieldsOf(form).find((field) => field === document.activeElement);

/** Leaves the field first, which takes what is meant in it; what follows from that stands two frames later. */
function saveFrom(field: HTMLElement, form: HTMLFormElement): void {
  field.blur();
  requestAnimationFrame(() => requestAnimationFrame(() => form.requestSubmit()));
}

/**
 * Keys and fingers in a form. What is shown beneath a field once it is left moves the button that a finger is on, and
 * the press would be lost: so a press leaves no field, and only the button that saves does, before it saves.
 */
export const formHands = {
  /**
   * Enter saves nothing by accident: in a field it leads on to the next, and only with Ctrl (or Cmd) it saves. Lists of
   * lines have taken theirs by then.
   */
  onKeyDown(event: TargetedKeyboardEvent<HTMLFormElement>) {
    const { currentTarget: form, target } = event;
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      saveFrom(target as HTMLElement, form);
    } else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      event.preventDefault();
      const fields = fieldsOf(form);
      fields[fields.indexOf(target) + 1]?.focus();
    }
  },
  onMouseDown(event: TargetedMouseEvent<HTMLFormElement>) {
    if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
  },
  onClick(event: TargetedMouseEvent<HTMLFormElement>) {
    const { currentTarget: form, target } = event;
    const field = fieldIn(form);
    if (!field || !(target instanceof Element) || !target.closest('button[type="submit"]')) return;
    event.preventDefault();
    saveFrom(field, form);
  },
};
