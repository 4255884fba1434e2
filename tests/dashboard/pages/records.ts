import type { StoredDate } from '../../../worker/domain/changes/record.ts';
import type { Succession } from '../../../worker/domain/handovers/handover.ts';

/** Records for the tests of the pages. */

export const date = (edtf: string, earliest: string | null, latest: string | null): StoredDate => ({
  edtf,
  earliest,
  latest,
  words: null,
});

export const kazakhstan = { id: 'kz', kind: 'state', name: 'Kazakhstan', countryCode: 'KZ' } as const;

export const succession: Succession = {
  body: { id: 'rec', kind: 'body', name: 'Regional Expert Council', countryCode: null },
  terms: [
    {
      holder: kazakhstan,
      kind: 'held',
      capacity: 'regular',
      status: 'completed',
      announcement: null,
      start: date('2025', '2025-01-01', '2025-12-31'),
      end: null,
      startedBy: 'h1',
      endedBy: null,
      projected: false,
      current: true,
    },
  ],
  findings: [{ kind: 'holder_unknown', handoverId: 'h1', otherId: null, actor: null }],
};
