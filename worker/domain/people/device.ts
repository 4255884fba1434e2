import * as z from 'zod';

/** What a browser says of itself, cut down to what a person recognises; the rest of it is not kept. */

// The first that fits: most browsers also claim to be the ones below them.
const browsers: [name: string, sign: RegExp][] = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\/|\bHeadlessChrome\//],
  ['Safari', /\bSafari\//],
];
const systems: [name: string, sign: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

const named = (list: [string, RegExp][], text: string) =>
  list.find(([, sign]) => sign.test(text))?.[0] ?? null;

export interface Device {
  browser: string | null;
  system: string | null;
}

/** Browser and system of a User-Agent header; null for what is not known. */
export function deviceOf(userAgent: string): Device {
  return { browser: named(browsers, userAgent), system: named(systems, userAgent) };
}

export const deviceFields = {
  browser: z.string().nullable().meta({ example: 'Firefox' }),
  system: z.string().nullable().meta({ example: 'Windows' }),
};
