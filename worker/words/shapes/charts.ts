import type { SlipBucket } from '../../domain/commitments/slip-buckets.ts';
import type { Slip } from '../../domain/commitments/slippage.ts';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';

/** Every word that the charts of the follow-up page show or say. */

export interface StatusChartWords {
  /** Accessible name of the chart. */
  name: string;
  status: Record<CommitmentStatus, string>;
  /** Over the axis of numbers, such as "Commitments". */
  axis: string;
  /** What one month says whole: on hover, and to a screen reader. */
  month(of: { month: string; counts: { status: string; count: number }[] }): string;
}

export interface BodyGridWords extends Pick<StatusChartWords, 'name' | 'status'> {
  /** One body said whole: how many stand where in the end. */
  body(of: { body: string; counts: { status: string; count: number }[] }): string;
}

export interface DueLoadChartWords {
  /** Accessible name of the chart. */
  name: string;
  /** Over the bars, and over what is carried over. */
  due: string;
  carried: string;
  sure: string;
  unsure: string;
  /** What one month says whole: on hover, and to a screen reader. */
  month(of: { month: string; due: number; unsure: number; carried: number }): string;
}

export interface ScoreChartWords {
  /** Accessible name of the chart. */
  name: string;
  /** Over the two ends of the scale and its middle: −1, 0, +1 in words. */
  notKept: string;
  middle: string;
  kept: string;
  /** In place of a dot, where nothing counts. */
  noScore: string;
  /** "n = 7". */
  n(count: number): string;
  /** "2 not assessed, 1 superseded"; empty where nothing is left out. */
  leftOut(of: { notAssessed: number; superseded: number }): string;
  /** A row said whole. */
  row(of: { actor: string; score: string | null; n: number; lapsed: number; leftOut: string }): string;
}

export interface SlippageChartWords {
  /** Accessible name of the chart. */
  name: string;
  /** What each part of a bar means. */
  bucket: Record<SlipBucket, string>;
  /** Beside each row: how many moved; by how much. */
  notes(slip: Slip): string[];
  /** A row said whole. */
  row(of: { name: string; slip: Slip }): string;
}
