import type { Field } from './field';
import { choice, integer, presence, text, time } from './field-types';

/** Fields of the tab Collections, in the order of its columns. */
export const COLLECTION_FIELDS: Field[] = [
  {
    key: 'handle',
    header: 'Handle',
    aliases: ['URL handle'],
    type: text,
    read: 'handle',
    width: 160,
    help: 'The last part of the collection’s address. Read only.',
  },
  { key: 'title', header: 'Title', type: text, read: 'title', width: 240, help: 'Read only.' },
  {
    key: 'bodyHtml',
    header: 'Body HTML',
    aliases: ['Body (HTML)', 'Description'],
    type: text,
    read: 'descriptionHtml',
    width: 240,
    help: 'The description, as HTML. Read only.',
  },
  {
    key: 'kind',
    header: 'Kind',
    type: presence({ present: 'Smart', absent: 'Manual' }),
    read: 'ruleSet.appliedDisjunctively',
    help: 'Smart where rules choose the products, Manual where people do. Read only.',
  },
  {
    key: 'sortOrder',
    header: 'Sort Order',
    type: choice({
      'Best Selling': 'BEST_SELLING',
      'Alphabetically A-Z': 'ALPHA_ASC',
      'Alphabetically Z-A': 'ALPHA_DESC',
      'Price Low-High': 'PRICE_ASC',
      'Price High-Low': 'PRICE_DESC',
      'Date Old-New': 'CREATED',
      'Date New-Old': 'CREATED_DESC',
      'Most Relevant': 'MOST_RELEVANT',
      Manual: 'MANUAL',
    }),
    read: 'sortOrder',
    width: 150,
    help: 'How its products are sorted. Read only.',
  },
  {
    key: 'productsCount',
    header: 'Products Count',
    aliases: ['Products count'],
    type: integer,
    read: 'productsCount.count',
    help: 'Read only.',
  },
  { key: 'updatedAt', header: 'Updated At', type: time, read: 'updatedAt', help: 'Read only.' },
];
