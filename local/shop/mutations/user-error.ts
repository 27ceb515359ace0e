/** A refusal inside a payload. `field` is a list of strings, indexes included; null means the whole request. */
export interface UserError {
  field: string[] | null;
  message: string;
  code: string | null;
}

export function userError(field: string[] | null, message: string, code: string | null = null): UserError {
  return { field, message, code };
}

export const PRODUCT_MISSING = 'Product does not exist';
