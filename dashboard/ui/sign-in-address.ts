import { readPlace } from '../location.ts';

/** Where one signs in, and from there goes on to `to`. */
export const signInAddress = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`;

/** Where the address of the sign-in page leads on to: a page of ours, or the desk where it names none. */
export function onwardFrom(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '';
  const isOurs = /^\/(?![/\\])/.test(to) && !['missing', 'sign-in', 'link'].includes(readPlace(to).page);
  return isOurs ? to : '/desk';
}
