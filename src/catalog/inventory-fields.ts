import type { Field } from './field';
import type { StockLocation } from './fields';
import { stock, text } from './field-types';

/** Fields of the tab Inventory, in the order of its columns: one row per variant, two columns per location. */
export function inventoryFields(locations: readonly StockLocation[]): Field[] {
  return [
    {
      key: 'inventoryItemId',
      header: 'Variant Inventory Item ID',
      type: text,
      read: 'inventoryItem.legacyResourceId',
      technical: true,
      help: 'Read only.',
    },
    {
      key: 'sku',
      header: 'Variant SKU',
      aliases: ['SKU'],
      type: text,
      read: 'inventoryItem.sku',
      width: 140,
      help: 'Read only here. Edit it in the tab Variants.',
    },
    {
      key: 'title',
      header: 'Title',
      type: text,
      read: 'displayName',
      width: 280,
      help: 'Product and variant. Read only here.',
    },
    ...locations.flatMap(quantitiesAt),
  ];
}

const STOCK_HELP =
  'Edit this or the other number of the location, not both. Blank is left alone; a number over “not stocked” stocks the item here.';

/** Stock that nobody counts cannot be set, so whether it is counted is asked along. */
function written(locationId: string, name: 'available' | 'on_hand') {
  return {
    writer: { by: 'quantity', name, locationId },
    guard: 'inventoryItem.tracked',
    blank: 'leave',
  } as const;
}

/** Two names of quantities at one place. A single level is no connection, so it costs a bulk query no line. */
function quantitiesAt({ id, name }: StockLocation): Field[] {
  const level = `inventoryItem.at${id}:inventoryLevel(locationId: "gid://shopify/Location/${id}")`;
  return [
    {
      ...written(id, 'available'),
      key: `available:${id}`,
      twin: `onHand:${id}`,
      header: `Inventory Available: ${name}`,
      type: stock,
      read: `${level}.available:quantities(names: ["available"]).0.quantity`,
      help: `What can be sold here. ${STOCK_HELP}`,
    },
    {
      ...written(id, 'on_hand'),
      key: `onHand:${id}`,
      twin: `available:${id}`,
      least: 0,
      header: `Inventory On Hand: ${name}`,
      type: stock,
      read: `${level}.onHand:quantities(names: ["on_hand"]).0.quantity`,
      help: `What lies here, committed stock included. ${STOCK_HELP}`,
    },
  ];
}
