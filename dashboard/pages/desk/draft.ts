import type { FollowUpInput } from '../../../worker/domain/commitments/commitment.ts';
import {
  type CommitmentStatus,
  isClosed,
  type SupersededReason,
  type Verification,
} from '../../../worker/domain/commitments/standing.ts';
import { type DateReading, reads } from '../../../worker/domain/dates/reader.ts';
import type { Fault } from '../../../worker/domain/errors.ts';
import { deskWords } from '../../../worker/words/desk.ts';

/** A follow-up as it is typed. */
export type Draft = {
  note: string;
  status: CommitmentStatus | '';
  reason: SupersededReason | '';
  due: string;
  verification: Verification | '';
  evidenceTitle: string;
  evidenceLink: string;
  /** Left empty, it is as visible as the commitment where it moves something, and internal where it is a note alone. */
  visibility: 'internal' | '';
};
export type Field = keyof Draft;
export type Faults = Partial<Record<Field | 'form', string>>;

export const emptyDraft: Draft = {
  note: '',
  status: '',
  reason: '',
  due: '',
  verification: '',
  evidenceTitle: '',
  evidenceLink: '',
  visibility: '',
};

/** Who may see it says nothing by itself. */
export const isEmpty = ({ visibility: _, ...said }: Draft): boolean =>
  Object.values(said).every((text) => text.trim() === '');

/** How the new due date is understood; null where none is typed. */
export const dueReading = (draft: Draft, today: string): DateReading | null =>
  draft.due.trim() === '' ? null : reads(draft.due, today);

type Made = { body: FollowUpInput; faults: null } | { body: null; faults: Faults };

/** What is to be sent for a draft, or what is wrong with it, field by field. */
export function followUpFrom(draft: Draft, today: string): Made {
  const { status, reason, verification } = draft;
  const [note, title, link] = [draft.note.trim(), draft.evidenceTitle.trim(), draft.evidenceLink.trim()];
  const due = dueReading(draft, today);
  const faults: Faults = {
    ...(isEmpty(draft) ? { form: deskWords.empty } : {}),
    ...(due && !due.ok ? { due: due.message } : {}),
    ...(status && isClosed(status) && !note && !title && !link ? { note: deskWords.closingNeeds } : {}),
    ...(status === 'superseded' && !reason ? { reason: deskWords.reasonNeeded } : {}),
    ...(link && !/^https?:\/\/\S+$/.test(link) ? { evidenceLink: deskWords.linkNeedsHttp } : {}),
  };
  if (Object.keys(faults).length > 0) return { body: null, faults };
  return {
    faults: null,
    body: {
      ...(note ? { note } : {}),
      ...(status ? { status } : {}),
      ...(status === 'superseded' && reason ? { supersededReason: reason } : {}),
      ...(due?.ok ? { due: due.edtf, dueWords: draft.due.trim() } : {}),
      ...(verification ? { verification } : {}),
      ...(draft.visibility ? { visibility: draft.visibility } : {}),
      ...(title || link ? { sources: [{ title: title || link, ...(link ? { url: link } : {}) }] } : {}),
    },
  };
}

const fieldOf: [RegExp, Field][] = [
  [/\/note$/, 'note'],
  [/\/status$/, 'status'],
  [/\/supersededReason$/, 'reason'],
  [/\/due(Words)?$/, 'due'],
  [/\/verification$/, 'verification'],
  [/\/visibility$/, 'visibility'],
  [/\/sources\/0\/url$/, 'evidenceLink'],
  [/\/sources/, 'evidenceTitle'],
];

/** The faults that the server found, at the fields that they point to; the others at the form. */
export function faultsFrom(found: readonly Fault[], otherwise: string): Faults {
  const faults: Faults = {};
  for (const { pointer, detail } of found) {
    const field = fieldOf.find(([pattern]) => pattern.test(pointer))?.[1] ?? 'form';
    faults[field] ??= detail;
  }
  return Object.keys(faults).length > 0 ? faults : { form: otherwise };
}
