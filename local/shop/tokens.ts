import type { ShopSettings } from './options';

/** How long a token of the client credentials grant lives: `expires_in: 86399`. */
export const GRANT_SECONDS = 86_399;

/** Access tokens of the one app: the permanent one, and those granted for a day. */
export class Tokens {
  private readonly expiryMs = new Map<string, number>();
  private granted = 0;

  constructor(private readonly settings: ShopSettings) {
    this.expiryMs.set(settings.accessToken, Number.POSITIVE_INFINITY);
  }

  isValid(token: string | undefined): boolean {
    const expiryMs = token === undefined ? undefined : this.expiryMs.get(token);
    return expiryMs !== undefined && this.settings.clock.nowMs() < expiryMs;
  }

  grant(): string {
    this.granted += 1;
    const token = `shpat_grant_${String(this.granted).padStart(16, '0')}`;
    this.expiryMs.set(token, this.settings.clock.nowMs() + GRANT_SECONDS * 1000);
    return token;
  }

  /** The app was uninstalled, or its secret rotated: every token stops working. */
  revokeAll(): void {
    this.expiryMs.clear();
  }

  restore(): void {
    this.expiryMs.set(this.settings.accessToken, Number.POSITIVE_INFINITY);
  }
}
