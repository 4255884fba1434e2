import type { Page } from 'playwright-core';

/** The part of the drawing that moves, in the coordinates of the window. */
export async function plotOf(page: Page) {
  const box = await page.locator('.timeline .lanes .plot').boundingBox();
  if (box === null) throw new Error('There is no plot to be seen');
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + 20 } };
}

/** The names of the marks that lie in the plot, or reach into it, in their order. */
export const marksIn = (page: Page): Promise<string[]> =>
  page.locator('.timeline .mark').evaluateAll((marks) => {
    const plot = document.querySelector('.timeline .lanes .plot')?.getBoundingClientRect();
    return marks
      .filter((mark) => {
        const box = mark.querySelector('.hit')?.getBoundingClientRect();
        return plot && box && box.right > plot.left + 1 && box.left < plot.right - 1;
      })
      .map((mark) => mark.getAttribute('aria-label') ?? '');
  });

/** The view that the address holds. */
export function viewIn(page: Page): [from: string, to: string] {
  const search = new URL(page.url()).searchParams;
  return [search.get('from') ?? '', search.get('to') ?? ''];
}

export const daysIn = ([from, to]: [string, string]) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Two fingers on the plot, from one distance to another, as a touch screen tells of them. */
export async function pinch(page: Page, from: number, to: number): Promise<void> {
  const { middle } = await plotOf(page);
  const session = await page.context().newCDPSession(page);
  const fingers = (apart: number) =>
    [-1, 1].map((side) => ({ x: middle.x + (side * apart) / 2, y: middle.y, id: side }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: apart === undefined ? [] : fingers(apart).map((finger, id) => ({ ...finger, id })),
    });
  await send('touchStart', from);
  for (let step = 1; step <= 8; step += 1) await send('touchMove', from + ((to - from) * step) / 8);
  await send('touchEnd');
  await session.detach();
}

/** One finger that moves so many pixels sideways, fast, and is gone; told in so many moves. */
export async function flick(page: Page, by: number, moves = 5): Promise<void> {
  await page.locator('.timeline').scrollIntoViewIfNeeded();
  const { middle } = await plotOf(page);
  const session = await page.context().newCDPSession(page);
  // As fast on a busy machine: the events say when they happened, a frame apart, in seconds.
  let timestamp = Date.now() / 1000;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) => {
    timestamp += 0.016;
    const touchPoints = x === undefined ? [] : [{ x, y: middle.y, id: 1 }];
    return session.send('Input.dispatchTouchEvent', { type, timestamp, touchPoints });
  };
  await send('touchStart', middle.x);
  for (let move = 1; move <= moves; move += 1) await send('touchMove', middle.x + (by * move) / moves);
  await send('touchEnd');
  await session.detach();
}

interface Node {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
}

type Lane = { lane: string; links: string[] };

/** The links of each lane, in the drawing and in the list beside it, as Chromium's accessibility tree has them. */
export async function readOut(page: Page): Promise<{ drawn: Lane[]; said: Lane[] }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const under = (root: Node | undefined): Node[] =>
    (root?.childIds ?? []).flatMap((id) => {
      const node = byId.get(id);
      return node ? [...(node.ignored ? [] : [node]), ...under(node)] : [];
    });
  const nameOf = (node: Node | undefined) => node?.name?.value ?? '';
  const is = (role: string) => (node: Node) => node.role?.value === role;
  const drawing = nodes.find((node) => !node.ignored && nameOf(node).startsWith('Timeline of briefings'));
  const heading = nodes.find((node) => is('heading')(node) && nameOf(node) === 'In this window');
  const drawn = under(drawing)
    .filter((node) => /^(group|SvgRoot|graphics)/.test(node.role?.value ?? '') && nameOf(node) !== '')
    .map((node) => ({ lane: nameOf(node), links: under(node).filter(is('link')).map(nameOf) }));
  // A lane's heading is followed by what it holds; the run of presidencies has a heading over those of its lanes.
  const said: Lane[] = [];
  for (const node of under(byId.get(heading?.parentId ?? ''))) {
    if (is('heading')(node)) said.push({ lane: nameOf(node), links: [] });
    else if (is('link')(node)) said.at(-1)?.links.push(nameOf(node));
  }
  const isLane = ({ lane }: Lane) => drawn.some((one) => one.lane === lane);
  return {
    drawn,
    said: said
      .filter(isLane)
      .map(({ lane, links }) => ({ lane, links: links.filter((link) => link !== lane) })),
  };
}
