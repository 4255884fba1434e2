import { expect, test } from 'vitest';
import { onwardFrom, signInAddress } from '../../../dashboard/ui/sign-in-address.ts';

const onward = (to: string) => onwardFrom(new URL(signInAddress(to), 'http://localhost').search);

test.each(['/desk?owner=me', '/commitments/0199', '/', '/?lanes=topic&from=2025-01-01&to=2026-01-01'])(
  'from signing in one goes on to %s',
  (to) => {
    expect(onward(to)).toBe(to);
  },
);

test.each([
  '',
  'https://example.org/',
  '//example.org/desk',
  '/\\example.org',
  'javascript:alert(1)',
  '/no/such/page',
  '/sign-in',
  '/sign-in/link',
])('from signing in one does not go on to %s, but to the desk', (to) => {
  expect(onward(to)).toBe('/desk');
  expect(onwardFrom('')).toBe('/desk');
});
