/** Where credentials are in Shopify, drawn as the way through its menus. */
import type { JSX } from 'preact';
import type { Credentials } from '../../rpc-types';

const SCOPES = 'write_products, write_inventory, read_locations';

const WAYS: Record<Credentials['type'], { path: string[]; then: string; sample: [string, string][] }> = {
  clientCredentials: {
    path: ['dev.shopify.com', 'Apps', 'Your app', 'Settings'],
    then: 'Create an app for your own store if you have none, give it the rights below, and install it.',
    sample: [
      ['Client ID', '3f1c\u2026'],
      ['Secret', '\u2022\u2022\u2022\u2022\u2022\u2022'],
    ],
  },
  token: {
    path: ['Shopify admin', 'Settings', 'Apps', 'Develop apps', 'Your app', 'API credentials'],
    then: 'Only apps made before 2026 have one. It begins with shpat_ and Shopify shows it once.',
    sample: [['Admin API access token', 'shpat_\u2022\u2022\u2022\u2022']],
  },
};

export function WhereToFind({ type }: { type: Credentials['type'] }): JSX.Element {
  const way = WAYS[type];
  return (
    <details class="where">
      <summary>Where do I find this?</summary>
      <ol class="path">
        {way.path.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ol>
      <dl class="picture">
        {way.sample.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{way.then}</p>
      <p class="quiet">Rights the app needs: {SCOPES}.</p>
    </details>
  );
}
