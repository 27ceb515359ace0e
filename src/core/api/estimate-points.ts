/**
 * What one run of a document will cost, by the formula that was fitted to recordings of real stores: an object 1, a
 * connection 2 + f(first) × its node, a mutation 10. Without the schema some free objects count as 1, so it is rather
 * too much than too little. Only for an operation that Shopify has not priced yet.
 */
const MUTATION_POINTS = 10;
const CONNECTION_POINTS = 2;
const COUNT_POINTS = 10;
/** Taken where a page size is a variable that is not given. */
const LARGEST_PAGE = 250;

type Variables = Readonly<Record<string, unknown>>;

/** Names, spreads, brackets, and arguments as a whole. */
const TOKEN = /\.\.\. on \w+|\.\.\.\w+|\w+(?:: \w+)?|\((?:"(?:\\.|[^"\\])*"|[^)"])*\)|[{}]/g;

export function estimatePoints(document: string, variables: Variables): number {
  const parts = document.split(/^(?= *fragment )/m);
  const fragments = new Map(parts.slice(1).map((part) => [/fragment (\w+)/.exec(part)?.[1] ?? '', part]));
  const reader = new Reader(bodyOf(parts[0] ?? ''), fragments, variables);
  const isMutation = /^\s*mutation\b/.test(document);
  return Math.max(1, isMutation ? reader.mutations() : reader.selection(true));
}

function bodyOf(text: string): string[] {
  return text.slice(text.indexOf('{\n') + 1).match(TOKEN) ?? [];
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly fragments: ReadonlyMap<string, string>,
    private readonly variables: Variables,
  ) {}

  /** What hangs directly on a payload costs nothing itself. */
  mutations(): number {
    let points = 0;
    for (let token = this.next(); token !== '}'; token = this.next()) {
      if (token.startsWith('(')) continue;
      if (token !== '{') points += MUTATION_POINTS;
      else points += this.selection(false, 0);
    }
    return points;
  }

  /** The fields up to the closing bracket; `own` is the price of an object among them. */
  selection(isRoot = false, own = 1): number {
    let points = 0;
    let [name, page] = ['', 0];
    for (let token = this.next(); token !== '}'; token = this.next()) {
      if (token.startsWith('(')) page = this.pageIn(token);
      else if (token === '{') points += this.object(name, page, isRoot, own);
      else [name, page] = [token, 0];
      if (token.startsWith('...') && !token.includes(' on ')) points += this.spread(token.slice(3));
    }
    return points;
  }

  private object(name: string, page: number, isRoot: boolean, own: number): number {
    const inside = this.selection();
    if (name.startsWith('... on') || name.endsWith('pageInfo')) return inside;
    if (page > 0) return CONNECTION_POINTS + Math.max(1, Math.floor(2 * Math.log(page))) * inside;
    return inside + (isRoot && name.endsWith('Count') ? COUNT_POINTS : own);
  }

  private spread(name: string): number {
    const text = this.fragments.get(name);
    return text === undefined ? 0 : new Reader(bodyOf(text), this.fragments, this.variables).selection();
  }

  private pageIn(given: string): number {
    const [, size = '', variable] = /\b(?:first|last): (?:(\d+)|\$(\w+))/.exec(given) ?? [];
    if (variable === undefined) return Number(size);
    const value = this.variables[variable];
    return typeof value === 'number' ? value : LARGEST_PAGE;
  }

  private next(): string {
    return this.tokens[this.at++] ?? '}';
  }
}

/** The name of a document's operation: what is learnt of it is kept by this. */
export function operationOf(document: string): string {
  return /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? 'anonymous';
}
