import { expect, test } from 'vitest';
import { deviceOf } from '../../../worker/domain/people/device.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['Chrome', 'Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/151.0.0.0 Safari/537.36`],
  ['Edge', 'Windows', `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/151.0.0.0 Safari/537.36 Edg/151.0.0.0`],
  [
    'Opera',
    'macOS',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/151.0.0.0 Safari/537.36 OPR/120`,
  ],
  [
    'Safari',
    'macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
  ],
  [
    'Safari',
    'iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1',
  ],
  ['Chrome', 'iPad', 'Mozilla/5.0 (iPad; CPU OS 26_0 like Mac OS X) CriOS/151.0 Mobile/15E148 Safari/604.1'],
  ['Firefox', 'Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0'],
  ['Firefox', 'Android', 'Mozilla/5.0 (Android 16; Mobile; rv:147.0) Gecko/147.0 Firefox/147.0'],
  ['Chrome', 'ChromeOS', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/151.0.0.0 Safari/537.36`],
  [
    'Samsung Internet',
    'Android',
    `Mozilla/5.0 (Linux; Android 16; SM-S931) ${webkit} SamsungBrowser/29.0 Chrome/140.0 Safari/537.36`,
  ],
  [null, null, 'curl/8.14.1'],
  [null, null, ''],
])('%s on %s', (browser, system, header) => {
  expect(deviceOf(header)).toEqual({ browser, system });
});
