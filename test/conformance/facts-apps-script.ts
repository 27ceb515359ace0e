import type { Fact } from './facts';
import { factsOf } from './facts';

const at = (section: string): string => `apps-script.md ${section}`;

/** What a script can check about itself: asserted here and, by the same code, inside real Apps Script. */
export const LIVE_FACTS: readonly Fact[] = [
  ...factsOf(at('2.1 [D] [M]'), {
    'language/missing-globals':
      'Timers, fetch, URL, TextEncoder, Blob, atob, crypto, process and others are not defined.',
    'language/missing-global-error':
      'Using a missing global is a ReferenceError that says "X is not defined".',
    'language/present-globals': 'console, Promise, WebAssembly, Map and JSON are there.',
    'language/microtasks-after-the-stack': 'Promise callbacks run only after the call stack is empty.',
    'language/undefined-is-null': 'Services take undefined for null: setValue(undefined) clears the cell.',
    'language/enum-to-json': 'JSON.stringify of an enum value gives its name.',
    'language/enum-to-text': 'String() of an enum value gives its name.',
  }),
  ...factsOf(at('2.1 [P]'), {
    'errors/message-without-prefix': 'The message of a service error has no prefix; its name is "Exception".',
    'errors/are-errors': 'A service error is an instance of Error.',
    'errors/signature':
      "Arguments of a wrong type are told as: The parameters (...) don't match the method signature for X.y.",
  }),
  ...factsOf(at('2.2 [P]'), {
    'values/leading-zeros': "setValues turns the text '01234' into the number 1234.",
    'values/text-format-keeps-text': "In an '@' cell the text '01234' stays text.",
    'values/text-stays-after-format':
      "Text written into an '@' cell stays text when the format becomes automatic.",
    'values/exponent': "setValue turns the text '7e30' into a number.",
    'values/apostrophe-is-a-marker': "The typed text '0001 with a leading apostrophe keeps its zeros.",
    'values/plus-is-a-formula': "'+421 888' becomes a formula that shows #ERROR!.",
    'values/row-count': 'setValues with another number of rows fails with Google’s text.',
    'values/column-count': 'setValues with another number of columns fails with Google’s text.',
    'values/cell-characters': 'A cell takes at most 50,000 characters.',
    'values/bad-write-on-next-call': 'A bad buffered write is reported by the next sheet call.',
    'notes/numbers': 'setNotes turns the number 25 into "25.0".',
    'notes/null-removes': 'setNote(null) removes a note.',
    'sheets/range-outside': 'getRange beyond the grid fails with Google’s text.',
    'sheets/range-empty': 'getRange with no rows is invalid, with Google’s text.',
    'sheets/range-not-found': 'getRange with no A1 text says "Range not found".',
    'sheets/rows-out-of-bounds': 'Deleting rows beyond the grid fails with Google’s text.',
    'sheets/taken-name': 'Inserting a sheet under a taken name fails with Google’s text.',
    'sheets/new-tab-size': 'A new tab has 1000 rows and 26 columns.',
    'sheets/second-filter': 'A second filter in a sheet fails with Google’s text.',
    'sheets/invalid-colour': 'An invalid colour is silently accepted.',
    'metadata/arbitrary-range': 'Developer metadata on an arbitrary range fails with Google’s text.',
    'protection/owner-unlisted': 'The owner can edit a protected range and is not listed among its editors.',
  }),
  ...factsOf(at('2.2 [D]'), {
    'values/typed-strings': "setValues parses '2.000', '1,000,000' and '$2.99' as numbers.",
    'values/formula': 'Text that starts with = becomes a formula.',
    'values/null-clears': 'setValue(null) clears the cell.',
    'values/empty-is-text': "getValues gives '' for an empty cell.",
    'values/dates':
      'getValues gives a Date where the format is one of a date, and the same moment that was set.',
    'values/display': 'getDisplayValues gives text as it is shown.',
    'values/reads-see-writes': 'A read sees all writes before it.',
    'sheets/append-grows': 'appendRow grows the grid.',
    'sheets/data-range':
      'getDataRange starts at A1 and ends with the content; getLastRow counts content only.',
    'sheets/hide-last': 'The only visible sheet cannot be hidden.',
    'validation/allows-invalid': 'A new validation rule allows invalid values.',
    'validation/checkboxes': 'insertCheckboxes sets all cells to false.',
  }),
  ...factsOf(at('2.2 [I]'), {
    'values/true': "The text 'TRUE' becomes a boolean.",
    'values/fraction-is-a-date': "The text '3/4' becomes a date.",
    'values/double-precision': 'Numbers of more than 15 digits lose precision; 14 digits survive.',
  }),
  ...factsOf(at('10 [P]'), {
    'validation/list-text': 'A value that a strict list refuses is told with the allowed values.',
  }),
  ...factsOf(at('10 [D]'), {
    'sheets/clear': 'clear() takes contents and formats away and leaves notes.',
    'sheets/clear-format': 'clearFormat() keeps the number format.',
  }),
  ...factsOf(at('1.8 [D]'), {
    'sheets-api/raw-keeps-text': 'RAW input keeps text as it is.',
    'sheets-api/user-entered-parses': 'USER_ENTERED input is parsed as if typed.',
    'sheets-api/null-skips': 'null in values leaves the cell as it is.',
    'sheets-api/batch-is-atomic': 'A batchUpdate with one bad request changes nothing.',
    'sheets-api/error':
      'A refused call throws a GoogleJsonResponseException that names the call and carries a code.',
    'sheets-api/trailing-empties': 'values.get leaves out empty cells at the end of rows and of the range.',
    'sheets-api/formatted-by-default': 'values.get gives text as it is shown unless told otherwise.',
    'sheets-api/replies': 'batchUpdate answers one reply per request, in order.',
    'sheets-api/response-ranges': 'batchUpdate can answer the ids and cells after the change.',
    'sheets-api/metadata-moves': 'Metadata of a column moves with the column.',
    'metadata/size': 'Developer metadata of a sheet is at most 30,000 characters.',
  }),
  ...factsOf(at('1.5 [M]'), {
    'cache/value-limit': 'A cache value has at most 102,400 bytes: "Argument too large: value".',
    'cache/empty-key': 'A null or empty cache key is "Invalid argument: key".',
    'cache/number-key': 'A number is accepted as a cache key.',
    'cache/object-value': 'An object is cached as "[object Object]", null as "null".',
    'cache/negative-expiry': 'A negative expiry is accepted and the entry stays.',
  }),
  ...factsOf(at('1.6 [M]'), {
    'properties/empty-key': 'An empty property name fails with Google’s text.',
    'properties/long-key': 'A property name of more than 8,066 bytes is a "Data storage error".',
    'properties/missing-is-null': 'A property that is not there is null.',
  }),
  ...factsOf(at('1.7 [D]'), {
    'lock/free': 'tryLock(0) succeeds on a free lock.',
    'lock/again': 'Taking a lock that one holds succeeds.',
    'lock/has-lock': 'hasLock tells whether this execution holds the lock.',
    'lock/negative': 'A negative wait fails.',
  }),
  ...factsOf(at('1.2 [P]'), {
    'triggers/minutes': 'everyMinutes(7) fails with Google’s text.',
    'triggers/hours': 'everyHours(5) is refused.',
  }),
  ...factsOf(at('1.9 [D]'), { 'utilities/sleep-limit': 'Utilities.sleep takes at most 300,000 ms.' }),
  ...factsOf(at('2.7 [P]'), {
    'utilities/hmac-ascii': 'HMAC of text without a charset reads it as US_ASCII: other letters become "?".',
    'utilities/hmac-utf8': 'With UTF_8 the HMAC is that of the bytes.',
    'utilities/signed-bytes': 'Bytes are signed.',
    'utilities/hmac-mixed': 'HMAC takes two texts or two byte arrays, not one of each.',
    'utilities/gzip': 'gzip and ungzip give the same bytes back.',
  }),
  ...factsOf(at('2.6 [P]'), {
    'fetch/default-content-type':
      'A POST has the content type application/x-www-form-urlencoded unless told otherwise.',
    'fetch/object-payload': 'An object payload is sent as a form.',
  }),
  ...factsOf(at('10 [P]'), {
    'fetch/null-header': 'A null header is refused: "Attribute provided with invalid value: Header:null".',
  }),
  ...factsOf(at('2.4 [D]'), {
    'html/escapes': '<?= ?> escapes what it prints.',
    'html/raw': '<?!= ?> prints as is.',
    'html/variables': 'Properties set on a template are its variables.',
  }),
];

/** What takes the clock, a second execution, the person or Google's limits to see: asserted in the local world only. */
export const LOCAL_FACTS: readonly Fact[] = [
  ...factsOf(at('2.1 [I]'), { 'execution/fresh-globals': 'Each execution starts with fresh globals.' }),
  ...factsOf(at('2.1 [D]'), {
    'execution/load-time':
      'Files run in the trigger’s auth mode, so a service at load time breaks onOpen in NONE.',
    'execution/silent-rejections': 'A rejected promise that nobody handles dies silently.',
    'execution/async-entry': 'An async entry function is awaited.',
  }),
  ...factsOf(at('2.1 [P]'), { 'execution/class-fields': 'A class field in the code is a parse error.' }),
  ...factsOf(at('1.1 [D]'), {
    'execution/six-minutes': 'An execution ends after 6 minutes: "Exceeded maximum execution time".',
    'execution/simple-trigger-limit': 'A simple trigger ends after 30 seconds.',
    'execution/custom-function-limit': 'A custom function ends after 30 seconds.',
    'execution/simultaneous': 'A user has at most 30 executions at a time, with Google’s text beyond.',
    'quotas/fetches': 'A consumer account fetches 20,000 times a day.',
    'quotas/properties': 'A consumer account reads and writes properties 50,000 times a day.',
    'quotas/trigger-runtime': 'Triggers of a consumer account run 90 minutes a day.',
    'quotas/mail': 'A consumer account mails 100 recipients a day.',
    'properties/nine-kilobytes': 'A property value has at most 9 KB.',
    'properties/store-size': 'A property store has at most 500 KB, with Google’s text beyond.',
    'triggers/twenty': 'A user has at most 20 triggers in a script, with Google’s text beyond.',
  }),
  ...factsOf(at('8.2 [U]'), {
    'execution/no-cleanup':
      'Nothing that runs after the end of an execution has an effect, not in catch, not in finally.',
  }),
  ...factsOf(at('1.3 [D]'), {
    'add-on/hourly': 'An add-on’s time trigger runs at most once per hour, with Google’s text.',
    'add-on/one-per-type': 'An add-on has one trigger of each type in a document.',
    'add-on/test-deployment': 'A test deployment of an add-on has no installable triggers.',
  }),
  ...factsOf(at('1.3 [P]'), {
    'add-on/no-document': 'An add-on’s time trigger has no active spreadsheet; openById works there.',
    'add-on/no-document-properties': 'Document properties are not to be had in the background.',
  }),
  ...factsOf(at('1.4 [P]'), {
    'fetch/batch-fails-as-a-whole': 'A transport failure in fetchAll loses the answers of the whole batch.',
    'fetch/bandwidth': 'Bandwidth quota exceeded: <url>. Try reducing the rate of data transfer.',
    'fetch/address-unavailable': 'Address unavailable: <url> is thrown, never a status.',
  }),
  ...factsOf(at('1.4 [D]'), {
    'fetch/parallel': 'fetchAll waits for its slowest request, not for the sum.',
    'fetch/timeout-seconds': 'timeoutSeconds limits a request.',
    'fetch/no-head': 'HEAD and OPTIONS are no methods of UrlFetchApp.',
    'fetch/url-length': 'A URL has at most 2,082 characters.',
  }),
  ...factsOf(at('1.5 [D]'), {
    'cache/eviction': 'Beyond 1,000 entries a cache keeps the 900 farthest from expiration.',
    'cache/never-guaranteed': 'A cache entry may be gone at any moment.',
  }),
  ...factsOf(at('1.7 [P]'), {
    'lock/wait-text': 'waitLock throws: Lock timeout: another process was holding the lock for too long.',
    'lock/contention': 'Writers that race without a lock lose data; with one they do not.',
  }),
  ...factsOf(at('1.7 [D]'), {
    'lock/ends-with-execution': 'A lock ends with its execution.',
    'lock/dialogs': 'Locks do not survive ui.alert.',
  }),
  ...factsOf(at('1.8 [D]'), {
    'sheets-api/sixty-a-minute': 'A user has 60 reads and 60 writes a minute.',
    'sheets-api/three-hundred-a-minute':
      'All users of the project have 300 reads and 300 writes a minute together.',
  }),
  ...factsOf(at('1.8 [P]'), {
    'limits/cells': 'A spreadsheet has at most 10,000,000 cells, empty tabs counted.',
  }),
  ...factsOf(at('2.3 [D]'), {
    'events/scripts-fire-nothing': 'What scripts and the API write fires no trigger.',
    'events/edit':
      'An edit event has range, value and oldValue of a single cell; oldValue is undefined if it was empty.',
    'events/paste': 'A paste over many cells gives no value.',
    'events/change-types': 'onChange is told what kind of change it was.',
    'events/time': 'A time event tells its parts, its time zone and AuthMode FULL.',
    'auth/none': 'NONE allows the menu and no properties, files or network.',
    'auth/limited': 'LIMITED reads and writes the file but fetches nothing and opens no dialog.',
    'auth/custom-function': 'A custom function reads the file and writes nothing.',
    'auth/install': 'onInstall runs with AuthMode FULL.',
  }),
  ...factsOf(at('2.2 [P]'), {
    'protection/text': 'Writing into a protected range that one may not edit fails with Google’s text.',
    'context/no-ui': 'getUi in a time trigger: Cannot call SpreadsheetApp.getUi() from this context.',
    'context/transient-errors': 'Google’s transient errors can come out of any service call.',
  }),
  ...factsOf(at('2.4 [D] [M]'), {
    'script-run/date-argument': 'A Date as an argument fails: Failed due to illegal value in property.',
    'script-run/date-result': 'A Date anywhere in a result makes the whole result null.',
    'script-run/private': 'A name that ends in _ cannot be called.',
    'script-run/undefined': 'undefined arrives as null.',
    'script-run/ten': 'Ten calls are under way at a time; the eleventh waits.',
  }),
  ...factsOf(at('10 [P]'), {
    'script-run/error-name':
      'A failure arrives with the name ScriptError and the error’s name before its message.',
    'fetch/allowlist': 'A host that is not on the manifest’s list is refused with Google’s text.',
    'context/missing-scope': 'A missing scope: Specified permissions are not sufficient to call X.',
  }),
];

export const APPS_SCRIPT_FACTS: readonly Fact[] = [...LIVE_FACTS, ...LOCAL_FACTS];
