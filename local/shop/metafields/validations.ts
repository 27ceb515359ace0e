import type { Validation } from './model';
import { elementType, isList, isMeasurement } from './types';
import { isRecord, parseJson } from './values';

/** The rules that a definition may put on values: which options a type knows, and what a value that breaks one is told. */

export interface OptionProblem {
  message: string;
  code: 'INVALID_OPTION' | 'DUPLICATE_OPTION';
}

const RANGE = ['min', 'max'];
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  date: RANGE,
  date_time: RANGE,
  file_reference: ['file_type_options'],
  id: [...RANGE, 'regex'],
  json: ['schema'],
  metaobject_reference: ['metaobject_definition_id'],
  mixed_reference: ['metaobject_definition_ids'],
  multi_line_text_field: [...RANGE, 'regex'],
  number_decimal: [...RANGE, 'max_precision'],
  number_integer: RANGE,
  product_taxonomy_value_reference: ['product_taxonomy_attribute_handle'],
  rating: ['scale_min', 'scale_max'],
  single_line_text_field: [...RANGE, 'regex', 'choices'],
  url: ['allowed_domains'],
};

export function optionsOf(type: string): readonly string[] {
  const element = elementType(type);
  const own = OPTIONS[element] ?? (isMeasurement(element) ? RANGE : []);
  return isList(type) ? [...own, 'list.min', 'list.max'] : own;
}

const TEXTS = new Set(['single_line_text_field', 'multi_line_text_field', 'id']);

export function checkOptions(type: string, validations: readonly Validation[]): OptionProblem[] {
  const invalid = (message: string): OptionProblem => ({
    message: `Validations ${message}`,
    code: 'INVALID_OPTION',
  });
  const names = validations.map((validation) => validation.name);
  if (new Set(names).size < names.length) {
    return [{ message: 'Validations cannot contain duplicate "name" options.', code: 'DUPLICATE_OPTION' }];
  }
  const problems: OptionProblem[] = [];
  const known = optionsOf(type);
  for (const { name, value } of validations) {
    if (!known.includes(name)) {
      problems.push(
        invalid(`value for option ${name} contains an invalid value: '${name}' isn't supported for ${type}.`),
      );
      continue;
    }
    const wanted = wantedNumber(type, name);
    if (wanted && !isNumber(value ?? '', wanted)) {
      problems.push(
        invalid(`value for option ${name} must be ${wanted === 'integer' ? 'an integer' : 'a decimal'}.`),
      );
    }
  }
  if (problems.length > 0) return problems;
  return [...rangeProblems(validations), ...missingOptions(type, names)].map(invalid);
}

function wantedNumber(type: string, option: string): 'integer' | 'decimal' | null {
  if (option.startsWith('list.') || option === 'max_precision') return 'integer';
  if (option !== 'min' && option !== 'max') return option.startsWith('scale_') ? 'decimal' : null;
  const element = elementType(type);
  if (TEXTS.has(element) || element === 'number_integer') return 'integer';
  return element === 'number_decimal' ? 'decimal' : null;
}

function isNumber(text: string, kind: 'integer' | 'decimal'): boolean {
  return kind === 'integer' ? /^-?\d+$/.test(text) : /^-?\d+(\.\d+)?$/.test(text);
}

function rangeProblems(validations: readonly Validation[]): string[] {
  const numberOf = (name: string): number =>
    Number(validations.find((one) => one.name === name)?.value ?? NaN);
  return [
    ['min', 'max'],
    ['scale_min', 'scale_max'],
  ].flatMap(([min = '', max = '']) =>
    numberOf(min) > numberOf(max) ? [`contains an invalid value: '${min}' must be less than '${max}'.`] : [],
  );
}

function missingOptions(type: string, names: readonly string[]): string[] {
  const element = elementType(type);
  if (element === 'metaobject_reference' && !names.includes('metaobject_definition_id')) {
    return ['require that you select a metaobject.'];
  }
  if (element !== 'rating') return [];
  return ['scale_max', 'scale_min']
    .filter((name) => !names.includes(name))
    .map((name) => `requires '${name}' to be provided.`);
}

/** What a value that passed its type is told by its definition; null when it fits. */
export function brokenRule(type: string, value: string, validations: readonly Validation[]): string | null {
  const items = isList(type) ? parseJson(value) : [value];
  for (const validation of validations) {
    if (validation.value === null) continue;
    const problem = validation.name.startsWith('list.')
      ? listProblem(validation.name, validation.value, items)
      : (Array.isArray(items) ? items : [])
          .map((item: unknown) =>
            itemProblem(
              elementType(type),
              typeof item === 'string' ? item : JSON.stringify(item),
              validation,
            ),
          )
          .find((one) => one !== null);
    if (problem) return `Value ${problem}`;
  }
  return null;
}

function listProblem(name: string, limit: string, items: unknown): string | null {
  const length = Array.isArray(items) ? items.length : 0;
  if (name === 'list.min' && length < Number(limit)) return `has fewer than ${limit} elements.`;
  return name === 'list.max' && length > Number(limit) ? `has more than ${limit} elements.` : null;
}

function itemProblem(type: string, value: string, { name, value: limit }: Validation): string | null {
  if (limit === null) return null;
  switch (name) {
    case 'regex':
      return matches(limit, value) ? null : 'is not the correct format.';
    case 'choices':
      return choiceProblem(limit, value);
    case 'min':
    case 'max':
      return boundProblem(type, value, name, limit);
    case 'scale_min':
    case 'scale_max':
      return scaleProblem(value, name, limit);
    case 'allowed_domains':
      return domainProblem(limit, value);
    case 'max_precision':
      return (value.split('.')[1] ?? '').replace(/0+$/, '').length > Number(limit)
        ? `has a maximum precision of ${limit}.`
        : null;
    default:
      return null;
  }
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return true;
  }
}

function choiceProblem(limit: string, value: string): string | null {
  const choices = parseJson(limit);
  if (!Array.isArray(choices) || choices.includes(value)) return null;
  return `does not exist in provided choices: [${choices.map((one) => JSON.stringify(one)).join(', ')}].`;
}

function domainProblem(limit: string, value: string): string | null {
  const domains = parseJson(limit);
  if (!Array.isArray(domains)) return null;
  const host = /^[a-z]+:\/\/([^/?#:]+)/i.exec(value)?.[1] ?? '';
  const isAllowed = domains.some((one) => host === String(one) || host.endsWith(`.${String(one)}`));
  return isAllowed ? null : `must be from one of the following domains: ${domains.join(', ')}.`;
}

function boundProblem(type: string, value: string, bound: 'min' | 'max', limit: string): string | null {
  const word = bound === 'min' ? 'minimum' : 'maximum';
  if (TEXTS.has(type)) {
    return isBeyond([...value].length, Number(limit), bound) ? `has a ${word} length of ${limit}.` : null;
  }
  const [own, edge] = [comparable(type, value), comparable(type, limit)];
  if (!isBeyond(own, edge, bound)) return null;
  return `has a ${word} of ${type === 'date_time' ? dateTimeText(limit) : limit}.`;
}

function isBeyond(value: number, limit: number, bound: 'min' | 'max'): boolean {
  return bound === 'min' ? value < limit : value > limit;
}

function comparable(type: string, text: string): number {
  if (type === 'date') return Date.parse(`${text}T00:00:00Z`);
  if (type === 'date_time') return Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  const parsed = parseJson(text);
  return isRecord(parsed) ? Number(parsed['value']) : Number(text);
}

/** `2026-12-31T23:59:59` is told back as `2026-12-31 23:59:59 +0000` (recorded). */
function dateTimeText(limit: string): string {
  return `${new Date(comparable('date_time', limit)).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
}

function scaleProblem(value: string, name: string, limit: string): string | null {
  const parsed = parseJson(value);
  if (!isRecord(parsed) || Number(parsed[name]) === Number(limit)) return null;
  return 'min and max on the rating value must be the same as the min and max on the definition.';
}
