import { colleague, layTheDesk } from './desk-stage.ts';
import type { Met } from './every-page.ts';
import { recordHostile, text } from './hostile-record.ts';
import { addresses, openStage } from './stage.ts';

const today = () => new Date().toISOString().slice(0, 10);
type Made = { link: { url: string } };

/** A record in which every page has something to show: the starter record, and one with hostile text in every field. */
export async function openPublicStage() {
  const stage = await openStage();
  const [admin, editor] = [await stage.token('admin'), await stage.token('editor')];
  const starter = await addresses(stage);
  const made = await recordHostile(stage, editor);
  const { link } = await stage.api<Made>('/api/people', {
    token: admin,
    body: { name: text.person, role: 'viewer' },
  });
  const { pathname, hash } = new URL(link.url);
  const { ids } = made;
  const at: Met = {
    ...starter,
    stage,
    editor,
    text,
    hostile: {
      briefing: `/briefings/${ids.briefing}`,
      commitment: `/commitments/${ids.commitment}`,
      handover: `/handovers/${ids.handover}`,
      body: `/bodies/${ids.body}`,
      actor: `/actors/${ids.party}`,
    },
    twins: [ids.twin, ids.bureau],
    archived: `/briefings/${ids.briefing}`,
    link: pathname + hash,
    day: today(),
  };
  return { at, admin, made };
}

/** The same with what colleagues alone see, and one of them, who is signed in. */
export async function openStaffStage() {
  const { at, admin, made } = await openPublicStage();
  const { stage, editor } = at;
  const ann = await colleague(stage, admin, { name: text.colleague, role: 'admin' });
  await layTheDesk(stage, admin, ann.id);
  const overdue = await made.overdue(ann.id);
  const make = (path: string, body: object) => stage.api(`/api/${path}`, { token: editor, body });
  await make(`commitments/${overdue}/follow-ups`, { ...made.followUp, visibility: 'internal' });
  await make('comments', { subject: `commitment:${overdue}`, text: text.comment });
  const archived = await ann.page.evaluate(
    async ([view, archived, venue, briefing]) => {
      const send = async (method: string, path: string, body: object, version?: number) => {
        const headers = {
          'content-type': 'application/json',
          ...(version && { 'if-match': `"${version}"` }),
        };
        const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return response.json();
      };
      await send('POST', '/api/views', { name: view, address: '/desk?owner=me', isShared: true });
      await send('PATCH', `/api${briefing}`, { venue }, 1);
      const { id } = await send('POST', '/api/briefings', { title: archived });
      await send('POST', `/api/briefings/${id}/archive`, {}, 1);
      return `/briefings/${id}`;
    },
    [text.view, text.archived, text.otherVenue, at.hostile.briefing] as const,
  );
  const hostile = { ...at.hostile, commitment: `/commitments/${overdue}` };
  return { at: { ...at, archived, hostile, day: today() }, ann };
}
