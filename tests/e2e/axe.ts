import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * An axe that tells what is wrong with a page, and not at length what is right. None of our pages holds another, so it
 * runs within the page and needs no second one to put the findings of frames together.
 */
export const axeOf = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
