import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import { assertScope, missingPermission, SCOPES } from '../../manifest';
import type { Workbook } from '../../spreadsheet/workbook';
import { BadRequest } from './bad-request';

/** What one API call touched, for its latency. */
export interface Traffic {
  cells: number;
  rows: number;
  bytes: number;
}

/** Permission, quota, and the shape in which an API error reaches a script. */
export function apiCall<T>(
  execution: Execution,
  method: string,
  kind: 'Read' | 'Write',
  spreadsheetId: unknown,
  work: (workbook: Workbook) => T,
): T {
  assertPermitted(execution, method);
  const refusal = execution.world.quotas.takeSheetsCall(kind);
  if (refusal !== null) throw failed(method, refusal, 429);
  try {
    return work(findWorkbook(execution, spreadsheetId));
  } catch (error) {
    if (error instanceof BadRequest) throw failed(method, error.message, error.code);
    if (error instanceof ServiceError) throw failed(method, error.message, 400);
    throw error;
  }
}

/** Simple triggers cannot use services that need the user's consent (reference 2.3). */
function assertPermitted(execution: Execution, method: string): void {
  const call = `sheets.${method}`;
  if (execution.kind.authMode !== 'FULL') throw missingPermission(call, SCOPES.openSpreadsheet);
  assertScope(execution.world.manifest, call, SCOPES.openSpreadsheet);
}

function findWorkbook(execution: Execution, spreadsheetId: unknown): Workbook {
  const { workbook } = execution.world;
  if (spreadsheetId !== workbook.id) throw new BadRequest('Requested entity was not found.', 404);
  return workbook;
}

function failed(method: string, message: string, code: number): ServiceError {
  return new ServiceError(
    `API call to sheets.${method} failed with error: ${message}`,
    'GoogleJsonResponseException',
    {
      code,
      message,
      errors: [{ message, domain: 'global', reason: code === 429 ? 'rateLimitExceeded' : 'badRequest' }],
    },
  );
}
