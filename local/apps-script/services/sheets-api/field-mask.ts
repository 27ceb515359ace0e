import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import { BadRequest } from './bad-request';

/** A `fields` parameter: `a,b(c,d/e),f.g`; `*` is everything below. */
export class FieldMask {
  static readonly EVERYTHING = new FieldMask(new Map(), true);

  private constructor(
    private readonly children: Map<string, FieldMask>,
    private isEverything: boolean,
  ) {}

  static parse(text: string): FieldMask {
    const parser = new MaskParser(text);
    const root = new FieldMask(new Map(), false);
    parser.list(root);
    if (!parser.isAtEnd()) throw new BadRequest(`Invalid field selection ${text}`);
    return root;
  }

  /** The mask below a name, or null where the name is not selected. */
  at(name: string): FieldMask | null {
    return this.isEverything ? FieldMask.EVERYTHING : (this.children.get(name) ?? null);
  }

  has(name: string): boolean {
    return this.at(name) !== null;
  }

  get selectsAll(): boolean {
    return this.isEverything;
  }

  names(): string[] {
    return [...this.children.keys()];
  }

  /** Adds a path under this mask and answers its last part. */
  grow(names: readonly string[]): FieldMask {
    return names.reduce<FieldMask>((mask, name) => mask.growOne(name), this);
  }

  private growOne(name: string): FieldMask {
    if (name === '*') {
      this.isEverything = true;
      return this;
    }
    const known = this.children.get(name);
    if (known) return known;
    const made = new FieldMask(new Map(), false);
    this.children.set(name, made);
    return made;
  }

  /** A path that ends here selects all that is below. */
  closeLeaf(): void {
    if (this.children.size === 0) this.isEverything = true;
  }
}

class MaskParser {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  list(parent: FieldMask): void {
    do this.field(parent);
    while (this.take(','));
  }

  private field(parent: FieldMask): void {
    const mask = parent.grow(this.path());
    if (!this.take('(')) {
      mask.closeLeaf();
      return;
    }
    this.list(mask);
    if (!this.take(')')) throw new BadRequest(`Invalid field selection ${this.text}`);
  }

  private path(): string[] {
    const names: string[] = [];
    do names.push(this.name());
    while (this.take('.') || this.take('/'));
    return names;
  }

  private name(): string {
    const match = /^\s*(\*|[A-Za-z][A-Za-z0-9]*)\s*/.exec(this.text.slice(this.at));
    if (!match) throw new BadRequest(`Invalid field selection ${this.text}`);
    this.at += match[0].length;
    return match[1] ?? '';
  }

  private take(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at += 1;
    return true;
  }
}

/** What a message may contain: nested names, `true` for a leaf or for whatever is below. */
export interface FieldSchema {
  [name: string]: FieldSchema | true;
}

/** A selected name that does not exist is an error, not a silent nothing. */
export function assertKnownFields(mask: FieldMask, schema: FieldSchema): void {
  for (const name of mask.names()) {
    const below = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (below === undefined)
      throw new BadRequest(`Request contains an invalid argument. Invalid field: ${name}`);
    const child = mask.at(name);
    if (child && below !== true) assertKnownFields(child, below);
  }
}

/** The selected part of a value; lists are entered without a step in the path. Undefined where nothing is left. */
export function select(value: unknown, mask: FieldMask): unknown {
  if (mask.selectsAll) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => select(item, mask) ?? {});
  if (!isJsonObject(value)) return value;
  const kept: JsonObject = {};
  for (const name in value) {
    const below = mask.at(name);
    const part = below ? select(value[name], below) : undefined;
    if (part !== undefined) kept[name] = part;
  }
  return kept;
}
