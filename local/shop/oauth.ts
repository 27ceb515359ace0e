import type { HttpRequest } from '../http';
import type { ShopSettings } from './options';
import { GRANT_SECONDS } from './tokens';
import type { Tokens } from './tokens';

export interface PlainAnswer {
  status: number;
  body: string;
}

/** `POST /admin/oauth/access_token` with the client credentials grant (own stores only). */
export function answerTokenRequest(
  request: HttpRequest,
  settings: ShopSettings,
  tokens: Tokens,
): PlainAnswer {
  const form = readForm(request);
  if (form['client_id'] !== settings.clientId || form['client_secret'] !== settings.clientSecret) {
    return json(400, { error: 'invalid_client', error_description: 'Client authentication failed' });
  }
  if (form['grant_type'] !== 'client_credentials') {
    return json(400, { error: 'unsupported_grant_type', error_description: 'Grant type is not supported' });
  }
  return json(200, {
    access_token: tokens.grant(),
    scope: settings.scopes.join(','),
    expires_in: GRANT_SECONDS,
  });
}

function json(status: number, value: unknown): PlainAnswer {
  return { status, body: JSON.stringify(value) };
}

/** Form-encoded as documented; JSON is taken too. */
function readForm(request: HttpRequest): Record<string, string> {
  if (request.body.trimStart().startsWith('{')) {
    try {
      return Object.fromEntries(
        Object.entries(JSON.parse(request.body) as object).map(([key, value]) => [key, String(value)]),
      );
    } catch {
      return {};
    }
  }
  return Object.fromEntries(new URLSearchParams(request.body));
}
