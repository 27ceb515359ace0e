import type { HttpRequest } from '../http';

export interface FormPart {
  name: string;
  filename: string | null;
  content: string;
}

/** The parts of a multipart form in their order; null when the body is none. */
export function readMultipart(request: HttpRequest): FormPart[] | null {
  const type =
    Object.entries(request.headers).find(([key]) => key.toLowerCase() === 'content-type')?.[1] ?? '';
  const declared = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  const boundary = declared ?? /^--([^\r\n]+)/.exec(request.body)?.[1];
  if (boundary === undefined) return null;
  const pieces = request.body.split(`--${boundary}`);
  // Before the first boundary and after the last one there is nothing of the form.
  const inner = pieces.slice(1, -1);
  if (inner.length === 0 || !pieces[pieces.length - 1]?.startsWith('--')) return null;
  return inner.flatMap(readPart);
}

function readPart(piece: string): FormPart[] {
  const match = /^\r?\n([\s\S]*?)\r?\n\r?\n/.exec(piece);
  const name = /name="([^"]*)"/i.exec(match?.[1] ?? '')?.[1];
  if (!match || name === undefined) return [];
  const filename = /filename="([^"]*)"/i.exec(match[1] ?? '')?.[1] ?? null;
  return [{ name, filename, content: piece.slice(match[0].length).replace(/\r?\n$/, '') }];
}
