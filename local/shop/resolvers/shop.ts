import { scopeDescription } from '../access';
import type { ResolverMap, ShopContext } from '../context';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import { zoneOffsetMs } from '../search/dates';
import { always, on } from './field';
import { metafieldFields } from './metafields';

const PLAN_NAMES = {
  standard: 'Basic',
  advanced: 'Advanced',
  plus: 'Shopify Plus',
  enterprise: 'Commerce Components',
};

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${pad(minutes % 60)}`;
}

const offsetNow = (context: ShopContext): number =>
  zoneOffsetMs(context.settings.timeZone, context.settings.clock.nowMs());

const isPlus = (context: ShopContext): boolean =>
  context.settings.plan === 'plus' || context.settings.plan === 'enterprise';

export const shopResolvers: ResolverMap = {
  Shop: {
    contactEmail: on((_shop, _args, context) => `owner@${context.settings.domain}`),
    createdAt: on((_shop, _args, context) => context.state.createdAt),
    currencyCode: on((_shop, _args, context) => context.settings.currency),
    description: always(null),
    email: on((_shop, _args, context) => `owner@${context.settings.domain}`),
    enabledPresentmentCurrencies: on((_shop, _args, context) => [context.settings.currency]),
    ianaTimezone: on((_shop, _args, context) => context.settings.timeZone),
    ...metafieldFields,
    myshopifyDomain: on((_shop, _args, context) => context.settings.domain),
    name: on((_shop, _args, context) => context.settings.name),
    plan: on((_shop, _args, context) => ({
      displayName: PLAN_NAMES[context.settings.plan],
      partnerDevelopment: false,
      publicDisplayName: PLAN_NAMES[context.settings.plan],
      shopifyPlus: isPlus(context),
    })),
    primaryDomain: on((_shop, _args, context) => ({
      __typename: 'Domain',
      id: 'gid://shopify/Domain/157391388978',
      host: context.settings.domain,
      url: `https://${context.settings.domain}`,
      sslEnabled: true,
    })),
    resourceLimits: always({
      locationLimit: 200, // recorded
      maxProductOptions: 3,
      maxProductVariants: 2048,
      redirectLimitReached: false,
    }),
    setupRequired: always(false),
    taxesIncluded: always(false),
    taxShipping: always(false),
    timezoneAbbreviation: on((_shop, _args, context) => {
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone: context.settings.timeZone,
        timeZoneName: 'short',
      });
      const parts = format.formatToParts(context.settings.clock.nowMs());
      return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
    }),
    timezoneOffset: on((_shop, _args, context) => offsetText(offsetNow(context))),
    timezoneOffsetMinutes: on((_shop, _args, context) => offsetNow(context) / 60_000),
    unitSystem: always('METRIC_SYSTEM'),
    updatedAt: on((_shop, _args, context) => context.state.createdAt),
    url: on((_shop, _args, context) => `https://${context.settings.domain}`),
    weightUnit: always('KILOGRAMS'),
  },
  AppInstallation: {
    accessScopes: on((_app, _args, context) =>
      context.settings.scopes.map((handle) => ({ handle, description: scopeDescription(handle) })),
    ),
    metafield: always(null),
    metafields: on<unknown, PageArguments>((_app, args) => paginate({ items: [], keyOf: () => 0 }, args)),
    uninstallUrl: always(null),
  },
};

export function currentAppInstallation(context: ShopContext): Record<string, unknown> {
  return {
    __typename: 'AppInstallation',
    id: 'gid://shopify/AppInstallation/913990517042',
    launchUrl: `https://${context.settings.domain}/admin/apps/sheets-catalog`,
    app: {
      __typename: 'App',
      id: 'gid://shopify/App/347082227713',
      apiKey: context.settings.clientId,
      handle: 'sheets-catalog',
      title: 'Sheets Catalog',
      embedded: false,
    },
  };
}
