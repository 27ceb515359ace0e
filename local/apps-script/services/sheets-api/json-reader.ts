import { isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import { BadRequest, UnknownField } from './bad-request';

/**
 * Reads a request message as strictly as the API parses JSON: unknown names and wrong types are errors, absent numbers
 * are 0, absent flags false. A script's own mistakes must not pass here because they would not pass there.
 */
export class JsonReader {
  private constructor(
    readonly json: JsonObject,
    private readonly path: string,
  ) {}

  static of(value: unknown, path: string, names: readonly string[]): JsonReader {
    if (!isJsonObject(value)) throw new UnknownField(`Invalid value at '${path}', expected an object`);
    for (const name of Object.keys(value)) {
      if (names.includes(name) || value[name] === undefined) continue;
      const place = path === '' ? '' : ` at '${path}'`;
      throw new UnknownField(
        `Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`,
      );
    }
    return new JsonReader(value, path);
  }

  has(name: string): boolean {
    return this.json[name] !== undefined && this.json[name] !== null;
  }

  raw(name: string): unknown {
    return this.json[name];
  }

  object(name: string, names: readonly string[]): JsonReader {
    if (!this.has(name)) throw new BadRequest(`Must specify ${name}.`);
    return JsonReader.of(this.json[name], this.at(name), names);
  }

  list(name: string): readonly unknown[] {
    const value = this.json[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw this.wrong(name, 'TYPE_LIST');
    return value;
  }

  text(name: string): string {
    const value = this.json[name];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') throw this.wrong(name, 'TYPE_STRING');
    return value;
  }

  integer(name: string): number {
    const value = this.json[name];
    if (value === undefined || value === null) return 0;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.wrong(name, 'TYPE_INT32');
    return value;
  }

  flag(name: string): boolean {
    const value = this.json[name];
    if (value === undefined || value === null) return false;
    if (typeof value !== 'boolean') throw this.wrong(name, 'TYPE_BOOL');
    return value;
  }

  oneOf(name: string, values: readonly string[], absent: string): string {
    if (!this.has(name)) return absent;
    const value = this.text(name);
    if (!values.includes(value)) throw this.wrong(name, `one of ${values.join(', ')}`);
    return value;
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  private wrong(name: string, expected: string): UnknownField {
    return new UnknownField(
      `Invalid value at '${this.at(name)}' (${expected}), ${JSON.stringify(this.json[name])}`,
    );
  }
}
