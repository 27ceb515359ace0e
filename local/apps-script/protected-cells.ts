import { ServiceError } from './errors';
import { isJsonObject } from './json';
import { overlaps } from './spreadsheet/a1';
import type { Box } from './spreadsheet/a1';
import type { RangeRule, Sheet } from './spreadsheet/sheet';
import type { World } from './world';

/**
 * The owner edits everything; a new protection restricts nobody until its editors are set; one that only warns lets
 * scripts pass (reference 2.2).
 */
export function canEdit({ settings, userEmail }: World, { body }: RangeRule): boolean {
  if (settings.ownsFile || body.warningOnly === true) return true;
  if (!isJsonObject(body.editors) || !Array.isArray(body.editors.users)) return true;
  return body.editors.users.includes(userEmail);
}

export function assertEditable(world: World, sheet: Sheet, box: Box): void {
  if (world.settings.ownsFile) return;
  const isRefused = sheet
    .rulesOf('protection')
    .some((rule) => rule.boxes.some((other) => overlaps(other, box)) && !canEdit(world, rule));
  if (!isRefused) return;
  throw new ServiceError(
    'You are trying to edit a protected cell or object. ' +
      'Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
}
