/** Fields may stand in double quotes, with doubled quotes inside. */
export function parseDelimited(text: string, delimiter: string): string[][] {
  const lines: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  const endField = (): void => {
    lines[lines.length - 1]?.push(field);
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') field += text[(at += 1)] ?? '';
      else isQuoted = false;
    } else if (letter === '"' && field === '') isQuoted = true;
    else if (text.startsWith(delimiter, at)) {
      endField();
      at += delimiter.length - 1;
    } else if (letter === '\n') {
      endField();
      lines.push([]);
    } else if (letter !== '\r') field += letter;
  }
  endField();
  const last = lines[lines.length - 1];
  if (lines.length > 1 && last?.length === 1 && last[0] === '') lines.pop();
  return lines;
}
