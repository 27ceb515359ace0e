import { allChecks } from '../facts';
import { CONTEXT_CHECKS } from './contexts';
import { EXECUTION_CHECKS } from './executions';
import { LIMIT_CHECKS } from './limits';
import { TRIGGER_CHECKS } from './triggers';

/** Checks of what only somebody around the script can see: its end, its overlaps, its limits, its triggers. */
export const LOCAL_CHECKS = allChecks(EXECUTION_CHECKS, LIMIT_CHECKS, TRIGGER_CHECKS, CONTEXT_CHECKS);
