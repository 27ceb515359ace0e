/** Lines about the same record stand together under its title, in the order they came. */

export interface RecordGroup<T> {
  key: string;
  lines: [T, ...T[]];
}

export function byRecord<T extends { tab: string; id: string }>(lines: T[]): RecordGroup<T>[] {
  const groups = new Map<string, RecordGroup<T>>();
  for (const line of lines) {
    const key = `${line.tab}\n${line.id}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { key, lines: [line] });
  }
  return [...groups.values()];
}
