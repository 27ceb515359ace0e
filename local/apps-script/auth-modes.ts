import { ServiceError } from './errors';
import { missingPermission, SCOPES } from './manifest';

/** Under which authorisation an execution runs (reference 2.3). */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

export const AUTH_MODES: readonly AuthMode[] = ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'];

interface Rule {
  call: RegExp;
  scopes: readonly string[];
}

const NEEDS_CONSENT: Rule[] = [
  { call: /^UrlFetchApp\.fetch(All)?$/, scopes: SCOPES.externalRequest },
  { call: /^SpreadsheetApp\.(openBy|create)/, scopes: SCOPES.openSpreadsheet },
  { call: /^SpreadsheetApp\.Ui\.(show|alert|prompt)/, scopes: SCOPES.containerUi },
  { call: /^MailApp\./, scopes: SCOPES.mail },
  {
    call: /^ScriptApp\.(newTrigger|getProjectTriggers|getUserTriggers|deleteTrigger|getOAuthToken|getIdentityToken|requireScopes|requireAllScopes)$/,
    scopes: SCOPES.triggers,
  },
];

/** What LIMITED and CUSTOM_FUNCTION forbid; in NONE everything is forbidden but what is listed. */
const FORBIDDEN: Record<'LIMITED' | 'CUSTOM_FUNCTION', Rule[]> = {
  LIMITED: NEEDS_CONSENT,
  CUSTOM_FUNCTION: [
    ...NEEDS_CONSENT.filter(({ call }) => !call.test('UrlFetchApp.fetch')),
    { call: /^SpreadsheetApp\.(getUi$|Ui\.|Menu\.|flush$)/, scopes: SCOPES.containerUi },
    {
      call: /^SpreadsheetApp\.[A-Za-z]+\.(set|clear|insert|delete|append|hide|show|unhide|merge|breakApart|copy|move|sort|protect|create|add|remove|trim|split|auto|activate|toast|rename|duplicate|update|apply|check|uncheck|randomize)/,
      scopes: SCOPES.activeSpreadsheet,
    },
  ],
};

/** Without any authorisation: the menu, logging, and what computes without touching anybody's data. */
const ALLOWED_IN_NONE =
  /^(Logger|console|Utilities)\.|^SpreadsheetApp\.(getUi$|Ui\.create|Menu\.|enableAllDataSourcesExecution$)|^(ScriptApp|SpreadsheetApp)\.[A-Za-z]+\.(toString|name|ordinal|toJSON)$/;

const verdicts = new Map<string, Rule | null>();

/** Throws where the mode forbids a call, with the text of a missing permission. */
export function assertMode(mode: AuthMode, call: string): void {
  if (mode === 'FULL') return;
  const key = `${mode} ${call}`;
  const known = verdicts.get(key);
  const rule = known === undefined ? judge(mode, call) : known;
  verdicts.set(key, rule);
  if (!rule) return;
  if (rule.scopes.length === 0) throw new ServiceError(`You do not have permission to call ${call}`);
  throw missingPermission(call, rule.scopes);
}

function judge(mode: Exclude<AuthMode, 'FULL'>, call: string): Rule | null {
  const consent = NEEDS_CONSENT.find((rule) => rule.call.test(call));
  if (mode === 'NONE') return ALLOWED_IN_NONE.test(call) ? null : (consent ?? { call: /./, scopes: [] });
  return FORBIDDEN[mode].find((rule) => rule.call.test(call)) ?? null;
}
