import { Random } from './random';
import { realisticProducts, valueAt } from './realistic';
import type { SeedProduct, SeedVariant } from './simple';
import { COLOURS, KINDS, MATERIALS, SIZES, VENDORS } from './words';

export interface GenerateOptions {
  products: number;
  variantsPerProduct?: number;
  /** `even`: all products alike. `realistic`: sizes, texts, codes, stock and metafields as merchants have them. */
  shape?: 'even' | 'realistic';
  seed?: number;
}

/** A plausible catalog: the same options give the same products. */
export function* generateProducts(options: GenerateOptions): Generator<SeedProduct> {
  if (options.shape === 'realistic') {
    yield* realisticProducts(options.products, options.seed ?? 1);
    return;
  }
  const random = new Random(options.seed ?? 1);
  const pick = <T>(values: readonly T[]): T => random.pick(values);
  const count = options.variantsPerProduct ?? 3;
  for (let index = 1; index <= options.products; index += 1) {
    const [material, kind, vendor] = [pick(MATERIALS), pick(KINDS), pick(VENDORS)];
    const title = `${material} ${kind} ${index}`;
    const basePrice = 5 + Math.floor(random.next() * 200);
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

function variantsOf(index: number, count: number, basePrice: number, random: Random): SeedVariant[] {
  return Array.from({ length: count }, (_unused, position) => ({
    options: [valueAt(COLOURS, Math.floor(position / SIZES.length)), valueAt(SIZES, position % SIZES.length)],
    sku: `SKU-${String(index).padStart(6, '0')}-${position + 1}`,
    barcode: String(4_000_000_000_000 + index * 100 + position),
    price: `${basePrice + position}.90`,
    cost: `${Math.floor(basePrice / 2)}.00`,
    weight: { value: Math.round(random.next() * 20) / 10, unit: 'KILOGRAMS' as const },
    stock: Math.floor(random.next() * 50),
  }));
}
