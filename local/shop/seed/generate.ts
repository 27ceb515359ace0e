import type { SeedProduct, SeedVariant } from './simple';

export interface GenerateOptions {
  products: number;
  variantsPerProduct?: number;
  seed?: number;
}

const MATERIALS = ['Cotton', 'Linen', 'Wool', 'Denim', 'Silk', 'Canvas', 'Leather', 'Bamboo'];
const KINDS = ['Shirt', 'Jacket', 'Trousers', 'Scarf', 'Hat', 'Bag', 'Dress', 'Socks'];
const VENDORS = ['Northfield', 'Ateliers Brun', 'Kiku', 'Holm & Sons', 'Lumen'];
const COLOURS = ['Red', 'Blue', 'Green', 'Black', 'White', 'Sand'];
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];

/** Small, fast and the same everywhere (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A plausible catalog: the same options give the same products. */
export function* generateProducts(options: GenerateOptions): Generator<SeedProduct> {
  const random = randomFrom(options.seed ?? 1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const count = options.variantsPerProduct ?? 3;
  for (let index = 1; index <= options.products; index += 1) {
    const [material, kind, vendor] = [pick(MATERIALS), pick(KINDS), pick(VENDORS)];
    const title = `${material} ${kind} ${index}`;
    const basePrice = 5 + Math.floor(random() * 200);
    yield {
      title,
      handle: title.toLowerCase().replace(/ /g, '-'),
      descriptionHtml: `<p>${kind} made of ${material.toLowerCase()} by ${vendor.replace('&', '&amp;')}.</p>`,
      vendor,
      productType: kind,
      tags: [material.toLowerCase(), kind.toLowerCase(), pick(['sale', 'new', 'summer', 'winter'])],
      optionNames: ['Colour', 'Size'],
      variants: variantsOf(index, count, basePrice, random),
    };
  }
}

function variantsOf(index: number, count: number, basePrice: number, random: () => number): SeedVariant[] {
  return Array.from({ length: count }, (_unused, position) => ({
    options: [valueAt(COLOURS, Math.floor(position / SIZES.length)), valueAt(SIZES, position % SIZES.length)],
    sku: `SKU-${String(index).padStart(6, '0')}-${position + 1}`,
    barcode: String(4_000_000_000_000 + index * 100 + position),
    price: `${basePrice + position}.90`,
    cost: `${Math.floor(basePrice / 2)}.00`,
    weight: { value: Math.round(random() * 20) / 10, unit: 'KILOGRAMS' as const },
    stock: Math.floor(random() * 50),
  }));
}

/** Past the end of the list a number is added, so that values stay distinct. */
function valueAt(values: readonly string[], position: number): string {
  const round = Math.floor(position / values.length);
  const value = values[position % values.length] ?? '';
  return round === 0 ? value : `${value} ${round + 1}`;
}
