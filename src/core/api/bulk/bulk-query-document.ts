import type { TableSpec } from '../../../catalog/fields';
import { selectionSet } from '../../../catalog/paths';
import { pathsOf } from '../select-fields';
import type { ReadSpecs } from './pages-records';

/**
 * The bulk query for the tables that are wanted, made from the field registry. Bulk queries take `edges { node }`
 * only, and every connection gives lines of its own; those need an id.
 */
export function bulkDocument({ products, variants }: ReadSpecs, search: string | null): string {
  const argument = search === null ? '' : `(query: ${JSON.stringify(search)})`;
  const inside = variants.length === 0 ? '' : variantsIn(variants);
  return `query ReadCatalog {
  products${argument} {
    edges {
      node {
${selectionSet(bulkPaths(products), '        ')}${inside}      }
    }
  }
}
`;
}

function variantsIn(specs: readonly TableSpec[]): string {
  return `        variants {
          edges {
            node {
${selectionSet(bulkPaths(specs), '            ')}            }
          }
        }
`;
}

const CONNECTION = /^(.*)\.nodes\.(\d+)\.(.*)$/;

/** `media(first: 1).nodes.0.preview` → `media(first: 1).edges.node.preview`, and the id beside it. */
function bulkPaths(specs: readonly TableSpec[]): string[] {
  return pathsOf(specs).flatMap((path) => {
    const [, connection, , inner] = CONNECTION.exec(path) ?? [];
    if (connection === undefined || inner === undefined) return [path];
    return [`${connection}.edges.node.id`, `${connection}.edges.node.${inner}`];
  });
}

/** The one connection below the records, such as `media`; its lines are put back where the fields look. */
export function childConnection(specs: readonly TableSpec[]): string | null {
  const connections = pathsOf(specs).flatMap((path) => CONNECTION.exec(path)?.[1] ?? []);
  const [name, ...others] = new Set(connections.map((path) => path.replace(/\(.*\)$/, '')));
  // A line does not say which connection it belongs to.
  if (others.length > 0) throw new Error(`The tables read more than one connection: ${name}, ${others}`);
  return name ?? null;
}
