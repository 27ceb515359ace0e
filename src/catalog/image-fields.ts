import type { Field } from './field';
import { idList, integer, text, url } from './field-types';

const LONGEST_ALT = 512;

/** Fields of the tab Images, in the order of its columns: one row for each image that products show. */
export const IMAGE_FIELDS: Field[] = [
  {
    key: 'productId',
    header: 'Product ID',
    type: text,
    read: 'owner.legacyResourceId',
    help: 'The product that shows it; the oldest one, where several do. Read only.',
  },
  {
    key: 'handle',
    header: 'Handle',
    aliases: ['URL handle'],
    type: text,
    read: 'owner.handle',
    width: 160,
    help: 'Of the product. Read only here.',
  },
  {
    key: 'src',
    header: 'Image Src',
    aliases: ['Product image URL'],
    type: url,
    read: 'image.url',
    width: 240,
    help: 'Where it lies; blank as long as Shopify is processing it. Read only.',
  },
  {
    key: 'position',
    header: 'Image Position',
    aliases: ['Image position'],
    type: integer,
    read: 'place.position',
    help: 'Its place among the product’s media, videos and models included. Read only.',
  },
  {
    key: 'alt',
    header: 'Image Alt Text',
    aliases: ['Image alt text'],
    type: text,
    read: 'alt',
    writer: { by: 'file', input: 'alt' },
    // Shopify says that it took an empty text, and keeps the old one.
    blank: 'required',
    longest: LONGEST_ALT,
    width: 240,
    help: 'What it shows, in words: at most 512 characters. Shopify takes no text away, only another one instead.',
  },
  {
    key: 'width',
    header: 'Image Width',
    type: integer,
    read: 'image.width',
    help: 'In pixels. Read only.',
  },
  {
    key: 'height',
    header: 'Image Height',
    type: integer,
    read: 'image.height',
    help: 'In pixels. Read only.',
  },
  {
    key: 'variantIds',
    header: 'Variant IDs',
    type: idList,
    read: 'place.variantIds',
    help: 'The product’s variants that it stands for. Read only.',
  },
];
