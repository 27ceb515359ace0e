import { allChecks } from '../facts';
import { LANGUAGE_CHECKS } from './language';
import { SHEET_CHECKS } from './sheet';
import { SHEETS_API_CHECKS } from './sheets-api';
import { STORE_CHECKS } from './stores';
import { UTILITY_CHECKS } from './utilities';
import { VALUE_CHECKS } from './values';

/** Every check that runs inside Apps Script, there and here. */
export const LIVE_CHECKS = allChecks(
  LANGUAGE_CHECKS,
  SHEET_CHECKS,
  SHEETS_API_CHECKS,
  STORE_CHECKS,
  UTILITY_CHECKS,
  VALUE_CHECKS,
);
