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

/** Two names of quantities at one place. A single level is no connection, so it costs a bulk query no line. */
function quantitiesAt({ id, name }: StockLocation): Field[] {
  const level = `inventoryItem.at${id}:inventoryLevel(locationId: "gid://shopify/Location/${id}")`;
  return [
    {
      key: `available:${id}`,
      header: `Inventory Available: ${name}`,
      type: stock,
      read: `${level}.available:quantities(names: ["available"]).0.quantity`,
      help: 'What can be sold here. “not stocked” where this location does not have the item. Read only.',
    },
    {
      key: `onHand:${id}`,
      header: `Inventory On Hand: ${name}`,
      type: stock,
      read: `${level}.onHand:quantities(names: ["on_hand"]).0.quantity`,
      help: 'What lies here, committed stock included. Read only.',
    },
  ];
}
