export const SHOP_GID = 'gid://shopify/Shop/92891250994';

/** The store itself; every object of the API that says `shop` is this one. */
export const theShop = { __typename: 'Shop', id: SHOP_GID };
