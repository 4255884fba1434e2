import type { OverviewWords } from '../shapes/overview.ts';
import { count, number } from './numbers.ts';

const overviewWords: OverviewWords = {
  name: 'The whole record, and the window of time in it',
  whole: 'Window of time',
  from: 'Beginning of the window',
  to: 'End of the window',
  layers: { open: 'Open commitments', closed: 'Closed commitments', briefings: 'Briefings' },
  handovers: 'Handovers',
  window: (window) => `from ${window}`,
  described: (of) =>
    of === null
      ? 'Nothing that has a date is on record.'
      : [
          `The record spans ${of.span}.`,
          of.fullest &&
            `Most briefings and commitments lie in ${of.fullest.when}: ${number.format(of.fullest.count)}.`,
          of.hasHandovers && 'Handovers hang below the line.',
          of.isRoot ? 'Heights grow with the square root of the number.' : 'Heights grow with the number.',
        ]
          .filter(Boolean)
          .join(' '),
};

/** The words of what stands around the drawing: overview, search, help, panel. */
export const aroundWords = {
  overviewWords,

  find: {
    label: 'Find in the record',
    hint: 'Title, wording or name',
    kinds: { briefing: 'Briefings', commitment: 'Commitments', actor: 'Bodies and actors' },
    found: (n: number) => (n === 0 ? 'Nothing found' : `${count(n, 'entry', 'entries')} found`),
    failed: 'The record cannot be searched at the moment.',
    undated: 'without a date, opens its page',
    ofActor: 'shows what concerns it',
    ofBody: 'shows its lane first',
  },

  keysHelp: {
    title: 'Keys of the timeline',
    keys: {
      find: 'Find an entry',
      everything: 'Search everything, or go to a page',
      help: 'This list',
      zoom: 'Zoom in and out',
      today: 'Go to today',
      pan: 'On the drawing: move through time',
      toMark: 'Go to a mark, and out of the drawing again',
      inTime: 'On a mark: to the one before or after it in time',
      acrossLanes: 'On a mark: to the lane above or below',
      enter: 'Open a mark, or what a count holds',
      escape: 'Close the panel',
      window: 'In the overview: move the window or its edges',
      windowFar: 'In the overview: the same in larger steps',
      windowEnds: 'In the overview: to the beginning or end of the record',
    },
    or: 'or',
    /** Keys that are read out badly, or not at all, as they are shown. */
    named: {
      '←': 'Left',
      '→': 'Right',
      '↑': 'Up',
      '↓': 'Down',
    } as Record<string, string>,
  },

  panel: {
    follows: 'What became of it',
    result: 'Result',
    open: 'Still open',
    dueAt: 'Falls due at',
    inherited: (n: number, isMore: boolean) =>
      n === 0
        ? 'No open commitment of this body is on record'
        : `${number.format(n)}${isMore ? '+' : ''} open ${n === 1 && !isMore ? 'commitment' : 'commitments'} of this body, which the presidency takes over`,
    whole: 'Show all of them',
    beganWith: 'Began with a handover',
    endsWith: 'Ends with a handover',
  },
};
