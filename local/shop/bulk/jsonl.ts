/** One line of a result, with slashes escaped as the server does (recorded): `gid:\/\/shopify\/Product\/1`. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/\//g, '\\/');
}
