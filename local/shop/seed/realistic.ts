import { Random } from './random';
import type { SeedMetafield, SeedProduct, SeedVariant } from './simple';
import { COLOURS, HOSTILE_SKUS, HOSTILE_TITLES, KINDS, MATERIALS, SENTENCES, SIZES, VENDORS } from './words';

/** The store's places; the first is the one that every store has. */
export const LOCATION_NAMES = ['Shop location', 'Warehouse North', 'Warehouse South', 'Outlet', 'Showroom'];

const KIB = 1024;
const OPTION_NAMES = ['Colour', 'Size', 'Material'];
const COUNTRIES = ['DE', 'PT', 'IT', 'CN', 'US'];
const STATUSES = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAFT', 'ARCHIVED'] as const;

/** How often products are of which size; the giants come at fixed places, so that small catalogs have one too. */
const SIZES_OF_PRODUCTS = [
  { share: 0.7, least: 1, most: 1 },
  { share: 0.22, least: 2, most: 6 },
  { share: 0.06, least: 7, most: 20 },
  { share: 0.018, least: 21, most: 100 },
  { share: 0.002, least: 101, most: 500 },
] as const;

const isGiant = (index: number): boolean => index % 2500 === 17;
const isNovel = (index: number): boolean => index % 1000 === 5;

/**
 * A catalog as merchants have them: most products small, a few huge, texts copied around, codes used twice, and text
 * that breaks careless readers. Long texts share their paragraphs, so that many products need little memory.
 */
export function* realisticProducts(count: number, seed: number): Generator<SeedProduct> {
  const random = new Random(seed);
  const paragraphs = Array.from({ length: 200 }, () => paragraph(random));
  let lastTitle = 'Cotton Shirt';
  for (let index = 1; index <= count; index += 1) {
    const [material, kind] = [random.pick(MATERIALS), random.pick(KINDS)];
    const title = titleOf(index, `${material} ${kind} ${index}`, lastTitle, random);
    lastTitle = title;
    const size = sizeOf(index, random);
    const images = imagesOf(index, random);
    yield {
      title,
      descriptionHtml: htmlOf(index, paragraphs, random),
      vendor: random.pick(VENDORS),
      productType: kind,
      status: random.pick(STATUSES),
      tags: [
        material.toLowerCase(),
        kind.toLowerCase(),
        random.pick(['sale', 'new', 'Summer 2026', 'last, but one']),
      ],
      seo: random.chance(0.3) ? { title: `Buy ${title}`, description: random.pick(SENTENCES) } : {},
      optionNames: size === 1 ? undefined : OPTION_NAMES.slice(0, optionCount(size)),
      variants: variantsOf(index, size, images, random),
      images,
      metafields: metafieldsOf(random),
    };
  }
}

function titleOf(index: number, plain: string, last: string, random: Random): string {
  if (random.chance(0.03)) return last;
  if (index % 40 === 3) return random.pick(HOSTILE_TITLES);
  return plain;
}

function sizeOf(index: number, random: Random): number {
  if (isGiant(index)) return 2000;
  let rest = random.next();
  const size = SIZES_OF_PRODUCTS.find(({ share }) => (rest -= share) < 0) ?? SIZES_OF_PRODUCTS[0];
  return random.between(size.least, size.most);
}

const optionCount = (size: number): number => (size <= 6 ? 1 : size <= 36 ? 2 : 3);

function variantsOf(index: number, size: number, images: readonly string[], random: Random): SeedVariant[] {
  const basePrice = random.between(5, 300);
  const isHostile = index % 50 === 7;
  const sharesCodes = random.chance(0.02);
  const places = LOCATION_NAMES.slice(0, random.chance(0.7) ? 1 : random.between(2, LOCATION_NAMES.length));
  return Array.from({ length: size }, (_unused, position) => ({
    options: size === 1 ? undefined : optionValues(position, optionCount(size)),
    sku: isHostile
      ? random.pick(HOSTILE_SKUS)
      : `SKU-${String(sharesCodes ? Math.ceil(index / 10) : index).padStart(6, '0')}-${position + 1}`,
    barcode: random.chance(0.8) ? String(4_000_000_000_000 + index * 2048 + position) : null,
    price: (basePrice + random.between(0, 99) / 100).toFixed(2),
    compareAtPrice: random.chance(0.15) ? (basePrice * 1.3 + 1).toFixed(2) : null,
    cost: random.chance(0.6) ? (basePrice / 2).toFixed(2) : null,
    tracked: random.chance(0.9),
    weight: { value: random.between(0, 30) / 10, unit: 'KILOGRAMS' as const },
    countryCodeOfOrigin: random.chance(0.3) ? random.pick(COUNTRIES) : null,
    stock: Object.fromEntries(places.map((name) => [name, random.between(-2, 60)])),
    imageUrl: size > 1 && position < images.length ? images[position] : null,
  }));
}

function optionValues(position: number, options: number): string[] {
  const sizes = options === 1 ? 1 : options === 2 ? 6 : 10;
  const colours = options === 3 ? 20 : Infinity;
  const [size, rest] = [position % sizes, Math.floor(position / sizes)];
  const values = [
    valueAt(COLOURS, rest % colours),
    valueAt(SIZES, size),
    valueAt(MATERIALS, Math.floor(rest / colours)),
  ];
  return values.slice(0, options);
}

/** Past the end of the list a number is added, so that values stay distinct. */
export function valueAt(values: readonly string[], position: number): string {
  const round = Math.floor(position / values.length);
  const value = values[position % values.length] ?? '';
  return round === 0 ? value : `${value} ${round + 1}`;
}

function imagesOf(index: number, random: Random): string[] {
  const count = random.chance(0.1) ? 0 : random.between(1, 5);
  return Array.from(
    { length: count },
    (_unused, place) => `https://cdn.shopify.com/s/files/1/0001/files/product-${index}-${place + 1}.jpg`,
  );
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: random.between(2, 7) }, () => random.pick(SENTENCES));
  const text = sentences.join(' ');
  return random.pick([
    `<p>${text}</p>\n`,
    `<p><strong>${random.pick(SENTENCES)}</strong> ${text}</p>\n`,
    `<ul>\n${sentences.map((line) => `<li>${line}</li>\n`).join('')}</ul>\n`,
    `<p style="text-align: center;" data-mce-fragment="1">${text}</p>\n`,
  ]);
}

function htmlOf(index: number, paragraphs: readonly string[], random: Random): string {
  if (random.chance(0.05)) return '';
  const wanted = isNovel(index) ? 59 * KIB : random.between(0.5 * KIB, 3.5 * KIB);
  let html = '';
  while (html.length < wanted) html += random.pick(paragraphs);
  return html;
}

function metafieldsOf(random: Random): SeedMetafield[] {
  const all: SeedMetafield[] = [
    { namespace: 'custom', key: 'material', type: 'single_line_text_field', value: random.pick(MATERIALS) },
    { namespace: 'custom', key: 'care', type: 'multi_line_text_field', value: random.pick(SENTENCES) },
    {
      namespace: 'custom',
      key: 'rating',
      type: 'number_decimal',
      value: (random.between(10, 50) / 10).toFixed(1),
    },
    { namespace: 'custom', key: 'season', type: 'list.single_line_text_field', value: '["summer","winter"]' },
  ];
  return all.filter(() => random.chance(0.35));
}
