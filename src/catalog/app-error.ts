/** Problems that a person can act on. Anything else that is thrown is a bug of ours and is reported as `internal`. */

export type AppErrorCode =
  | 'invalid_params'
  | 'not_connected'
  | 'unauthorized'
  | 'shop_not_found'
  | 'missing_scope'
  | 'sheet_structure'
  | 'validation_failed'
  | 'confirmation_required'
  | 'plan_not_found'
  | 'plan_expired'
  | 'job_not_found'
  | 'job_state'
  | 'read_only'
  | 'not_allowed'
  | 'cell_limit'
  | 'quota_exhausted'
  | 'store_unavailable'
  | 'internal';

/** Where a problem is. */
export interface AppErrorDetails {
  tab?: string;
  row?: number;
  field?: string;
  value?: string;
  scope?: string;
  jobId?: string;
}

/** What happened, and what to do next; as it goes to the panel and to other programs. */
export interface AppErrorView {
  code: AppErrorCode;
  message: string;
  hint: string;
  details?: AppErrorDetails;
}

/** What happened (`message`), what to do next (`hint`), where (`details`). */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly hint: string,
    readonly details?: AppErrorDetails,
  ) {
    super(message);
    this.name = 'AppError';
  }

  view(): AppErrorView {
    const { code, message, hint, details } = this;
    return details ? { code, message, hint, details } : { code, message, hint };
  }
}
