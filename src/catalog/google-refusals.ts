import { AppError } from './app-error';

/** What Google refuses however often it is asked, with a way out; null for everything else. */
export function asRefusal(message: string): AppError | null {
  if (/protected cell or object/i.test(message)) {
    return new AppError(
      'not_allowed',
      'Somebody protected cells of this file that have to be written, and you may not edit them. Nothing was changed.',
      'Ask the owner of the file to let you edit them: Data > Protect sheets and ranges.',
    );
  }
  if (/limit of 10000000 cells/.test(message)) {
    return new AppError(
      'cell_limit',
      message,
      'Delete tabs or columns that you do not need, then try again.',
    );
  }
  return null;
}
