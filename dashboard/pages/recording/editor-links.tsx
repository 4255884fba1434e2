import type { Words } from '../../../worker/words/app.ts';
import { addressOf, type EditPage, type Place } from '../../location.ts';
import { type Changeable, useMay, useMayChange } from '../../ui/may.ts';
import { useSetting } from '../../ui/setting.ts';

type Way =
  | { page: 'new-briefing' | 'new-actor' | 'new-body' }
  | Extract<Place, { page: EditPage | 'new-commitment' | 'new-handover' }>;

function labelOf(to: Way, { add, edit, record }: Words['recording']): string {
  if (to.page === 'new-commitment' && to.view.briefing) return add;
  return to.page in record ? record[to.page as keyof typeof record] : edit;
}

function WayLink({ to }: { to: Way }) {
  const { words } = useSetting();
  return (
    <a class="editor-link" href={addressOf(to)}>
      {labelOf(to, words.recording)}
    </a>
  );
}

/** For those who may write: the way to where it is done. Others see nothing of it. */
export const EditorLink = ({ to }: { to: Way }) => (useMay('editor') ? <WayLink to={to} /> : null);

const Ways = ({ to }: { to: Way[] }) => (
  <p class="acts editor-acts">
    {to.map((each) => (
      <WayLink key={each.page} to={each} />
    ))}
  </p>
);

/** Several ways, in a line of their own, for whoever is known to be allowed to take them. */
export const EditorActs = ({ to, mayWrite }: { to: Way[]; mayWrite: boolean }) =>
  mayWrite ? <Ways to={to} /> : null;

/** To where a record is edited, while it can be changed. */
export const EditLink = ({ of, page }: { of: Changeable & { id: string }; page: EditPage }) =>
  useMayChange(of) ? <WayLink to={{ page, id: of.id }} /> : null;

/** To where something is added to a record, while it can be changed. */
export const AddLinks = ({ of, to }: { of: Changeable; to: Way[] }) =>
  useMayChange(of) ? <Ways to={to} /> : null;
