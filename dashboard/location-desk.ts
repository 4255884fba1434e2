/** What the address of the desk holds. `owner` is me, none, person:<id> or actor:<id>. */
export type DeskView = { owner?: string; party?: string; body?: string; topic?: string; briefing?: string };

type Reader = (name: string, accepts?: (text: string) => boolean) => string | undefined;

export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Date.parse(text) || 0).toISOString().startsWith(text);

export const readDesk = (read: Reader): DeskView => ({
  owner: read('owner'),
  party: read('party'),
  body: read('body'),
  topic: read('topic'),
  briefing: read('briefing'),
});
