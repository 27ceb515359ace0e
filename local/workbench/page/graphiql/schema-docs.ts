/** The schema as the store tells it, one type at a time: all of it would be 4 MB. */
import { ask } from './store-api';

export interface TypeRef {
  kind: string;
  name: string | null;
  ofType: TypeRef | null;
}

export interface InputDoc {
  name: string;
  type: TypeRef;
  defaultValue: string | null;
}

export interface FieldDoc {
  name: string;
  isDeprecated: boolean;
  deprecationReason: string | null;
  args: InputDoc[];
  type: TypeRef;
}

export interface TypeDoc {
  name: string;
  kind: string;
  fields: FieldDoc[] | null;
  inputFields: InputDoc[] | null;
  enumValues: { name: string }[] | null;
  possibleTypes: { name: string }[] | null;
}

const WRAPPERS = 5;
const TYPE_REF = Array.from({ length: WRAPPERS }).reduce<string>(
  (inner) => `kind name ofType { ${inner} }`,
  'kind name',
);

const TYPE_QUERY = `query TypeDoc($name: String!) {
  __type(name: $name) {
    name kind
    fields(includeDeprecated: true) {
      name isDeprecated deprecationReason
      args { name defaultValue type { ${TYPE_REF} } }
      type { ${TYPE_REF} }
    }
    inputFields { name defaultValue type { ${TYPE_REF} } }
    enumValues(includeDeprecated: true) { name }
    possibleTypes { name }
  }
}`;

const NAMES_QUERY = '{ __schema { types { name } } }';

interface Answer<T> {
  data?: T;
}

export async function readType(name: string): Promise<TypeDoc | null> {
  const { body } = await ask(TYPE_QUERY, { name });
  return (body as Answer<{ __type: TypeDoc | null }>).data?.__type ?? null;
}

export async function readTypeNames(): Promise<string[]> {
  const { body } = await ask(NAMES_QUERY, {});
  const types = (body as Answer<{ __schema: { types: { name: string }[] } }>).data?.__schema.types ?? [];
  return types.map(({ name }) => name).sort();
}

/** As the schema language writes it, e.g. `[String!]!`. */
export function typeText(type: TypeRef): string {
  if (type.kind === 'NON_NULL' && type.ofType) return `${typeText(type.ofType)}!`;
  if (type.kind === 'LIST' && type.ofType) return `[${typeText(type.ofType)}]`;
  return type.name ?? '';
}

export function namedType(type: TypeRef): string {
  return type.ofType ? namedType(type.ofType) : (type.name ?? '');
}
