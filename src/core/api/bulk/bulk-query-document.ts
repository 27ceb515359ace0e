import { TABLES, type TableSpec } from '../../../catalog/fields';
import { selectionSet } from '../../../catalog/paths';

/**
 * The bulk query for products with their variants, made from the field registry. Bulk queries take `edges { node }`
 * only, and every connection gives lines of its own; those need an id.
 */
export function bulkDocument(search: string | null): string {
  const argument = search === null ? '' : `(query: ${JSON.stringify(search)})`;
  const products = selectionSet(bulkPaths(TABLES.products), '        ');
  const variants = selectionSet(bulkPaths(TABLES.variants), '            ');
  return `query ReadCatalog {
  products${argument} {
    edges {
      node {
${products}        variants {
          edges {
            node {
${variants}            }
          }
        }
      }
    }
  }
}
`;
}

const CONNECTION = /^(.*)\.nodes\.(\d+)\.(.*)$/;

/** `media(first: 1).nodes.0.preview` → `media(first: 1).edges.node.preview`, and the id beside it. */
function bulkPaths(spec: TableSpec): string[] {
  return ['id', ...spec.fields.map(({ read }) => read)].flatMap((path) => {
    const [, connection, , inner] = CONNECTION.exec(path) ?? [];
    if (connection === undefined || inner === undefined) return [path];
    return [`${connection}.edges.node.id`, `${connection}.edges.node.${inner}`];
  });
}

/** The one connection below a record of the table, such as `media`; its lines are put back where the fields look. */
export function childConnection(spec: TableSpec): string | null {
  const names = spec.fields.flatMap(({ read }) => CONNECTION.exec(read)?.[1]?.replace(/\(.*\)$/, '') ?? []);
  const [name, ...others] = new Set(names);
  // A line does not say which connection it belongs to.
  if (others.length > 0) throw new Error(`The fields of ${spec.name} read more than one connection`);
  return name ?? null;
}
