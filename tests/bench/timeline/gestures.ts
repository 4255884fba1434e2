import type { CDPSession, Page } from 'playwright-core';
import { categories, type Frame, framesOf, type TraceEvent } from './trace.ts';

type MouseEvent = Parameters<CDPSession['send']>[1] & { type: string; x: number; y: number };

const events = 60;
const between = 1000 / 60;

/** 60 moves of the mouse, one a frame, with the button down: 8 pixels each, to the left. */
export const pan = (page: Page, drawing: string) =>
  gesture(page, drawing, ({ left, width, y }) => {
    const x = (i: number) => left + width * 0.85 - 8 * i;
    const held = { button: 'left', buttons: 1 };
    return {
      before: [
        { type: 'mouseMoved', x: x(0), y },
        { type: 'mousePressed', x: x(0), y, ...held, clickCount: 1 },
      ],
      moves: Array.from({ length: events }, (_, i) => ({ type: 'mouseMoved', x: x(i + 1), y, ...held })),
      after: [{ type: 'mouseReleased', x: x(events), y, button: 'left', clickCount: 1 }],
    };
  });

/** 60 turns of the wheel, one a frame: half of them in, half of them out again. */
export const zoom = (page: Page, drawing: string) =>
  gesture(page, drawing, ({ left, width, y }) => {
    const at = { x: left + width * 0.6, y, deltaX: 0 };
    return {
      before: [{ type: 'mouseMoved', ...at }],
      moves: Array.from({ length: events }, (_, i) => ({
        type: 'mouseWheel',
        ...at,
        deltaY: i < events / 2 ? -25 : 25,
      })),
      after: [],
    };
  });

type Place = { left: number; width: number; y: number };
type Moves = Record<'before' | 'moves' | 'after', MouseEvent[]>;

async function gesture(page: Page, drawing: string, movesOn: (place: Place) => Moves): Promise<Frame[]> {
  const box = await page.locator(drawing).boundingBox();
  if (box === null) throw new Error(`There is no ${drawing} to be seen`);
  const { before, moves, after } = movesOn({ left: box.x, width: box.width, y: box.y + 120 });
  const session = await page.context().newCDPSession(page);
  const send = (event: MouseEvent) => session.send('Input.dispatchMouseEvent', event as never);
  for (const event of before) await send(event);
  const traced = trace(session);
  await session.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  await page.evaluate(keepDrawing);
  await inTime(moves, send);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await session.send('Tracing.end');
  const frames = framesOf(await traced);
  for (const event of after) await send(event);
  await session.detach();
  return frames;
}

/** One a frame, whether or not the page keeps up; ends when it has caught up. */
async function inTime(moves: MouseEvent[], send: (event: MouseEvent) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const sent: Promise<unknown>[] = [];
  for (const [i, event] of moves.entries()) {
    const wait = began + i * between - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(send(event));
  }
  await Promise.all(sent);
}

function trace(session: CDPSession): Promise<TraceEvent[]> {
  const all: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => all.push(...(value as unknown as TraceEvent[])));
  return new Promise((resolve) => session.once('Tracing.tracingComplete', () => resolve(all)));
}

/** Runs in the page: one frame follows the other, whether or not anything moves. */
function keepDrawing(): void {
  const next = () => void requestAnimationFrame(next);
  next();
}
