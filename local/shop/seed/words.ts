export const MATERIALS = ['Cotton', 'Linen', 'Wool', 'Denim', 'Silk', 'Canvas', 'Leather', 'Bamboo'];
export const KINDS = ['Shirt', 'Jacket', 'Trousers', 'Scarf', 'Hat', 'Bag', 'Dress', 'Socks'];
export const VENDORS = ['Northfield', 'Ateliers Brun', 'Kiku', 'Holm & Sons', 'Lumen'];
export const COLOURS = ['Red', 'Blue', 'Green', 'Black', 'White', 'Sand'];
export const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];

/** What people and imports really leave in titles: formulas, markup, numbers, other scripts, odd blanks. */
export const HOSTILE_TITLES = [
  '=HYPERLINK("https://example.com","Click me")',
  '+49 Jacket "quoted", with; separators',
  '-10% Scarf',
  '@SUM(A1:A9)',
  "'Apostrophe' first",
  '<script>alert("Bag")</script>',
  '00042',
  '1E5',
  '3/4',
  'Ünïcödé Straße naïve',
  '日本の帽子',
  'قميص قطن',
  '👩‍👩‍👧‍👦 Family Socks 🧦',
  'No-break\u00a0and\u200bzero width',
  'Back\\slash and {{liquid}} and ${text}',
  'TRUE',
];

/** Codes that a spreadsheet likes to read as something else. */
export const HOSTILE_SKUS = ['=1+1', '00042', '1E5', '1-2', '3/4', "'quoted", '+12', 'TRUE', '12:30', '0x1F'];

export const SENTENCES = [
  'Made in small batches by people who like what they do.',
  'Washes well at thirty degrees and keeps its shape.',
  'The seams are sewn twice where it matters most.',
  'Wear it on its own or under a coat.',
  'It arrives in a box made of recycled paper.',
  'Each piece differs a little from the next.',
  'The lining is soft, the outside keeps the rain away.',
  'Our models are 1.75 m &amp; wear size M.',
  'Care: do not bleach, do not tumble dry.',
  'Größen fallen regulär aus; bitte Tabelle beachten.',
];
