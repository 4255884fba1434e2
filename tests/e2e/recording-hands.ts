import type { Page } from 'playwright-core';
import messages from '../../worker/starter/briefing-2024-12-10.json' with { type: 'json' };

/** Somebody at a keyboard, and how often they press what. */
export class Hands {
  /** Keys that are not part of a word: Tab, Enter, arrows, letters that choose from a list. */
  keys = 0;
  characters = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async key(name: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.page.keyboard.press(name);
    this.keys += times;
  }

  async types(text: string): Promise<void> {
    // The rest at once, as it is pasted: fields hear of it all the same.
    await this.page.keyboard.type(text.slice(0, 1));
    if (text.length > 1) await this.page.keyboard.insertText(text.slice(1));
    this.characters += text.length;
  }

  /** Letters that choose from a list of words. */
  async chooses(letters: string): Promise<void> {
    await this.page.keyboard.type(letters);
    this.keys += letters.length;
  }

  /** Types some of a name, and waits until the one that is meant is offered, as people do. */
  async finds(some: string, name: string): Promise<void> {
    await this.types(some);
    await this.page.locator('[role="option"][aria-selected="true"]', { hasText: name }).waitFor();
  }
}

const report = messages[1]?.data;
const roles: Record<string, string> = { organiser: 'o', supporter: 'su', speaker: 'sp', attendee: 'a' };

/** Who took part, as the report names them; the two whose office it tells, and no more. */
const participants: [name: string, role: string, position?: string][] = [
  ['Institute for Strategic and Regional Studies', 'organiser'],
  ['Permanent Mission of Uzbekistan to the UN', 'organiser'],
  ['UN Office of Counter-Terrorism', 'supporter'],
  ['Vladimir Voronkov', 'speaker', 'UN Under-Secretary-General for Counter-Terrorism'],
  ['David Johnson', 'speaker', 'Deputy Permanent Representative of the United States to the UN'],
  ['Catherine Cocco', 'speaker', 'Child protection specialist, UNICEF'],
  ['Russia', 'attendee'],
  ['United States', 'attendee'],
];

/** The page for a new briefing is open, its heading focused: all of the report, from the title to the saving. */
export async function meetingOf2024(hands: Hands): Promise<void> {
  if (!report) throw new Error('The report is not there');
  await hands.key('Tab');
  await hands.types(report.title);
  await hands.key('Tab');
  await hands.types('10 December 2024');
  await hands.key('Tab', 3);
  await hands.types('UN headquarters');
  await hands.key('Tab');
  await hands.types('New York');
  await hands.key('Tab');
  await hands.types('US');
  await hands.key('Tab', 2);
  await hands.types(report.summary ?? '');
  await hands.key('Tab');
  await hands.types('over 50 countries, 10 international organisations');
  await hands.key('Tab');
  await hands.types((report.topics ?? []).join(', '));
  await hands.key('Tab');
  await hands.chooses('E');
  await hands.key('Tab');
  await hands.types(report.sources[0]?.title ?? '');
  await hands.key('Enter', 2);

  let before = 'organiser';
  for (const [name, role, position] of participants) {
    await hands.types(name);
    if (role !== before || position) await hands.key('Tab');
    if (role !== before) await hands.chooses(roles[role] ?? '');
    if (position) {
      await hands.key('Tab');
      await hands.types(position);
    }
    before = role;
    await hands.key('Enter');
  }
  await hands.key('Enter');

  let kind = 'quote';
  for (const statement of report.statements ?? []) {
    await hands.types(statement.text);
    const passage =
      statement.kind === 'quote' ? '' : (statement.sources?.[0] as { passage?: string })?.passage;
    if (statement.speaker || statement.kind !== kind || passage) await hands.key('Tab');
    if (statement.speaker) await hands.types(statement.speaker);
    if (statement.kind !== kind || passage) await hands.key('Tab');
    if (statement.kind !== kind) await hands.chooses(statement.kind.slice(0, 1));
    if (passage) {
      await hands.key('Tab', 2);
      await hands.types(passage);
    }
    kind = statement.kind;
    await hands.key('Enter');
  }
  await hands.key('Enter');

  const [session, awareness, support] = report.commitments ?? [];
  await hands.types(session?.text ?? '');
  await hands.key('Tab');
  await hands.types('The briefing as a whole');
  await hands.page.getByRole('option', { name: /keep it in these words/ }).waitFor();
  await hands.key('ArrowDown');
  await hands.key('Enter');
  await hands.key('Tab');
  await hands.types('Regional Expert Council on Rehabilitation and Reintegration');
  await hands.key('Tab');
  await hands.finds('at counter-t', 'UN Counter-Terrorism Week 2025');
  await hands.key('Tab');
  await hands.types('plans for a dedicated session');
  await hands.key('Enter');
  await hands.types(awareness?.text ?? '');
  await hands.key('Tab', 2);
  await hands.types('Regional Expert Council on Rehabilitation and Reintegration');
  await hands.key('Tab', 2);
  await hands.types('continue raising awareness');
  await hands.key('Enter');
  await hands.types(support?.text ?? '');
  await hands.key('Tab');
  await hands.types('US');
  await hands.key('Tab');
  await hands.types('Uzbekistan');
  await hands.key('Tab', 2);
  await hands.types('readiness to support');
  await hands.key('Tab');
  await hands.chooses('P');
  await hands.key('Enter', 2);

  await hands.types('Regional Expert Council on Rehabilitation and Reintegration');
  await hands.key('Tab', 2);
  await hands.types('KZ');
  await hands.key('Tab');
  await hands.types('in 2025');
  await hands.key('Tab');
  await hands.types('transition to Kazakhstan in 2025');
  await hands.key('Control+Enter');
}

/** The same meeting as its page would send it, for tests that begin after it is recorded. */
export const meetingAsSent = (week?: string) => {
  const [session, awareness, support] = (report?.commitments ?? []).map(({ text }) => text);
  const council = { name: 'Regional Expert Council on Rehabilitation and Reintegration', kind: 'body' };
  const partner = { actor: council, role: 'partner' };
  return {
    title: report?.title,
    start: '2024-12-10',
    participations: [{ actor: 'Uzbekistan', role: 'organiser' }],
    statements: report?.statements?.slice(0, 1).map(({ kind, text }) => ({ kind, text })),
    commitments: [
      { text: session, parties: [partner], ...(week ? { dueBriefing: week } : { due: '2025-06' }) },
      { text: awareness, parties: [partner] },
      { text: support, parties: [{ actor: 'US' }], firmness: 'proposed' },
    ],
    handovers: [{ body: council, to: 'KZ', date: '2025', sources: [{ title: 'Report of the briefing' }] }],
    visibility: 'public',
  };
};
