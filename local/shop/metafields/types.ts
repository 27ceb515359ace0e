/** The types of metafields: names in the order of the recorded lists, categories, and what may be validated. */

const MEASUREMENTS_BEFORE_BOOLEAN = [
  'antenna_gain',
  'area',
  'battery_charge_capacity',
  'battery_energy_capacity',
];

const SCALARS = [
  ...MEASUREMENTS_BEFORE_BOOLEAN,
  'boolean',
  'capacitance',
  'color',
  'concentration',
  'data_storage_capacity',
  'data_transfer_rate',
  'date_time',
  'date',
  'dimension',
  'display_density',
  'distance',
  'duration',
  'electric_current',
  'electrical_resistance',
  'energy',
  'frequency',
  'id',
  'illuminance',
  'inductance',
  'json',
  'jurisdiction',
  'language',
  'link',
];

const LISTS = [
  'antenna_gain',
  'area',
  'battery_charge_capacity',
  'battery_energy_capacity',
  'capacitance',
  'color',
  'concentration',
  'data_storage_capacity',
  'data_transfer_rate',
  'date_time',
  'date',
  'dimension',
  'display_density',
  'distance',
  'duration',
  'electric_current',
  'electrical_resistance',
  'energy',
  'frequency',
  'illuminance',
  'inductance',
  'jurisdiction',
  'link',
  'luminous_flux',
  'mass_flow_rate',
  'number_decimal',
  'number_integer',
  'power',
  'pressure',
  'rating',
  'resolution',
  'rotational_speed',
  'single_line_text_field',
  'sound_level',
  'speed',
  'temperature',
  'thermal_power',
  'url',
  'voltage',
  'volume',
  'volumetric_flow_rate',
  'weight',
];

const MORE_SCALARS = [
  'luminous_flux',
  'mass_flow_rate',
  'money',
  'multi_line_text_field',
  'number_decimal',
  'number_integer',
  'power',
  'pressure',
  'rating',
  'resolution',
  'rich_text_field',
  'rotational_speed',
  'single_line_text_field',
  'sound_level',
  'speed',
  'temperature',
  'thermal_power',
  'url',
  'voltage',
  'volume',
  'volumetric_flow_rate',
  'weight',
];

const REFERENCES = [
  'company_reference',
  'list.company_reference',
  'customer_reference',
  'list.customer_reference',
  'product_reference',
  'list.product_reference',
  'collection_reference',
  'list.collection_reference',
  'variant_reference',
  'list.variant_reference',
  'file_reference',
  'list.file_reference',
  'product_taxonomy_value_reference',
  'list.product_taxonomy_value_reference',
  'product_taxonomy_disclosure_reference',
  'metaobject_reference',
  'list.metaobject_reference',
  'mixed_reference',
  'list.mixed_reference',
  'disclosure_reference',
  'list.disclosure_reference',
  'page_reference',
  'list.page_reference',
  'article_reference',
  'list.article_reference',
  'order_reference',
  'list.order_reference',
];

/** What a definition may have, in the order of the recorded message. */
export const DEFINITION_TYPES: readonly string[] = [
  ...SCALARS,
  ...LISTS.map((name) => `list.${name}`),
  ...MORE_SCALARS,
  ...REFERENCES,
];

/** A value without a definition may also have these. */
const VALUE_ONLY_TYPES = [
  'float',
  'integer',
  'json_string',
  'list.boolean',
  'list.multi_line_text_field',
  'string',
];

const KNOWN = new Set([...DEFINITION_TYPES, ...VALUE_ONLY_TYPES]);

export function isKnownType(type: string): boolean {
  return KNOWN.has(type);
}

/** For the message that lists what a value may have. */
export const VALUE_TYPES: readonly string[] = [
  ...SCALARS.filter((name) => name !== 'jurisdiction').flatMap(withValueOnly),
  ...LISTS.filter((name) => name !== 'jurisdiction').flatMap((name) => listWithValueOnly(name)),
  ...MORE_SCALARS.flatMap((name) => (name === 'temperature' ? ['string', name] : [name])),
  ...REFERENCES.filter((name) => !name.includes('disclosure')),
];

function withValueOnly(name: string): string[] {
  if (name === 'frequency') return ['float', name];
  if (name === 'json') return ['integer', 'json_string', name];
  return [name];
}

function listWithValueOnly(name: string): string[] {
  if (name === 'capacitance') return ['list.boolean', 'list.capacitance'];
  if (name === 'number_decimal') return ['list.multi_line_text_field', 'list.number_decimal'];
  return [`list.${name}`];
}

export function isList(type: string): boolean {
  return type.startsWith('list.');
}

export function elementType(type: string): string {
  return type.replace(/^list\./, '');
}

export function isReference(type: string): boolean {
  return type.endsWith('_reference');
}

const CATEGORIES: Readonly<Record<string, string>> = {
  boolean: 'TRUE_FALSE',
  color: 'COLOR',
  date: 'DATE_TIME',
  date_time: 'DATE_TIME',
  float: 'NUMBER',
  id: 'ID',
  integer: 'NUMBER',
  json: 'JSON',
  json_string: 'JSON',
  jurisdiction: 'TEXT',
  language: 'LANGUAGE',
  link: 'LINK',
  money: 'MONEY',
  multi_line_text_field: 'TEXT',
  number_decimal: 'NUMBER',
  number_integer: 'NUMBER',
  rating: 'RATING',
  rich_text_field: 'TEXT',
  single_line_text_field: 'TEXT',
  string: 'TEXT',
  url: 'URL',
};

export function categoryOf(type: string): string {
  const element = elementType(type);
  return CATEGORIES[element] ?? (isReference(element) ? 'REFERENCE' : 'MEASUREMENT');
}

export function isMeasurement(type: string): boolean {
  return categoryOf(type) === 'MEASUREMENT';
}

/** Types of gids that a reference may name; null means any. */
export const REFERENCE_TARGETS: Readonly<Record<string, readonly string[] | null>> = {
  article_reference: ['Article'],
  collection_reference: ['Collection'],
  company_reference: ['Company'],
  customer_reference: ['Customer'],
  file_reference: ['MediaImage', 'Video', 'GenericFile', 'Model3d'],
  metaobject_reference: ['Metaobject'],
  mixed_reference: ['Metaobject'],
  order_reference: ['Order'],
  page_reference: ['Page'],
  product_reference: ['Product'],
  product_taxonomy_value_reference: ['TaxonomyValue'],
  variant_reference: ['ProductVariant'],
};
