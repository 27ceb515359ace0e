import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { cacheService } from './cache';
import { htmlService } from './html-service';
import { lockService } from './lock';
import { consoleService, loggerService } from './logging';
import { mailService } from './mail';
import { propertiesService } from './properties';
import { scriptAppService } from './script-app';
import { sessionService } from './session';
import { sheetsService } from './sheets-api';
import { spreadsheetAppService } from './spreadsheet-app';
import { urlFetchService } from './url-fetch';
import { utilitiesService } from './utilities';

const SERVICES: Record<string, (execution: Execution) => ServiceObject> = {
  CacheService: cacheService,
  HtmlService: htmlService,
  LockService: lockService,
  Logger: loggerService,
  MailApp: mailService,
  PropertiesService: propertiesService,
  ScriptApp: scriptAppService,
  Session: sessionService,
  SpreadsheetApp: spreadsheetAppService,
  UrlFetchApp: urlFetchService,
  Utilities: utilitiesService,
  console: consoleService,
};

const globalsByExecution = new WeakMap<Execution, Record<string, ServiceObject>>();

/** Google's globals of one execution. An advanced service is there only if the manifest switches it on. */
export function globalsOf(execution: Execution): Record<string, ServiceObject> {
  const known = globalsByExecution.get(execution);
  if (known) return known;
  const made = Object.fromEntries(
    Object.entries(SERVICES).map(([name, create]) => [name, create(execution)]),
  );
  for (const symbol of execution.world.manifest.advancedServices) made[symbol] = sheetsService(execution);
  globalsByExecution.set(execution, made);
  return made;
}
