import type { TableSpec } from '../../../catalog/fields';
import { selectionSet } from '../../../catalog/paths';
import { ownerPathsOf, pathsOf } from '../../../catalog/reads';
import type { ReadSpecs } from './pages-records';

/**
 * The bulk query for the tables that are wanted, made from the field registry. Bulk queries take `edges { node }`
 * only, and every connection gives lines of its own; those need an id.
 */
export function bulkDocument({ products, variants, images }: ReadSpecs, search: string | null): string {
  const argument = search === null ? '' : `(query: ${JSON.stringify(search)})`;
  const hasImages = images.length > 0;
  const ofProduct = [...bulkPaths(products), ...(hasImages ? ownerPathsOf(images) : [])];
  const ofVariant = [...bulkPaths(variants), ...(hasImages ? [IMAGE_OF_VARIANT] : [])];
  const inside = [
    ...(hasImages ? connection('media', imageSelection(images)) : []),
    ...(variants.length > 0 || hasImages ? connection('variants', selectionSet(ofVariant)) : []),
  ];
  const fields = [...linesOf(selectionSet(ofProduct)), ...inside];
  return ['query ReadCatalog {', ...connection(`products${argument}`, fields.join('\n')), '}', ''].join('\n');
}

const IMAGE_OF_VARIANT = 'media(first: 1).edges.node.id';

function imageSelection(specs: readonly TableSpec[]): string {
  return `id\n... on MediaImage {\n${selectionSet(pathsOf(specs))}}`;
}

function connection(field: string, inner: string): string[] {
  return [
    `${field} {`,
    '  edges {',
    '    node {',
    ...linesOf(inner).map((line) => `      ${line}`),
    '    }',
    '  }',
    '}',
  ];
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

const CONNECTION = /^(.*)\.nodes\.(\d+|\*)\.(.*)$/;

/** `media(first: 1).nodes.0.preview` → `media(first: 1).edges.node.preview`, and the id beside it. */
function bulkPaths(specs: readonly TableSpec[]): string[] {
  return pathsOf(specs).flatMap((path) => {
    const [, list, , inner] = CONNECTION.exec(path) ?? [];
    if (list === undefined || inner === undefined) return [path];
    return [`${list}.edges.node.id`, `${list}.edges.node.${inner}`];
  });
}

/** Which types lie in the connections below records: a line does not say to which connection it belongs. */
const TYPES_IN: Readonly<Record<string, RegExp>> = {
  media: /^(?:MediaImage|Video|ExternalVideo|Model3d)$/,
  collections: /^Collection$/,
};

export function isIn(list: string, type: string): boolean {
  return TYPES_IN[list]?.test(type) === true;
}

/** The connections below the records, such as `media`; their lines are put back where the fields look. */
export function childConnections(specs: readonly TableSpec[]): string[] {
  const paths = pathsOf(specs).flatMap((path) => CONNECTION.exec(path)?.[1] ?? []);
  const names = [...new Set(paths.map((path) => path.replace(/\(.*\)$/, '')))];
  const unknown = names.find((name) => !(name in TYPES_IN));
  if (unknown !== undefined) throw new Error(`Nobody knows the types of lines below "${unknown}"`);
  return names;
}
