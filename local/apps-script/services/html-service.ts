import vm from 'node:vm';
import { integerArg, textArg } from '../arguments';
import { ServiceError } from '../errors';
import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { enumOf, internalsOf, local, service } from '../service';

/** A page that a script has made. */
export class HtmlPage {
  title = '';
  width = 300;
  height = 150;

  constructor(public content: string) {}
}

export function htmlService(execution: Execution): ServiceObject {
  return service<GoogleAppsScript.HTML.HtmlService>('HtmlService', {
    SandboxMode: service(
      'HtmlService.SandboxMode',
      enumOf('HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']),
    ),
    XFrameOptionsMode: service(
      'HtmlService.XFrameOptionsMode',
      enumOf('HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']),
    ),
    createHtmlOutput: local((html) => output(new HtmlPage(pageText(html)))),
    createHtmlOutputFromFile: local((name) => output(new HtmlPage(fileText(execution, name)))),
    createTemplateFromFile: local((name) => template(execution, fileText(execution, name))),
    createTemplate: local((html) => template(execution, textArg(html))),
  });
}

function pageText(html: unknown): string {
  return html === undefined || html === null ? '' : textArg(html);
}

function fileText(execution: Execution, name: unknown): string {
  const text = execution.world.scripts.html(textArg(name));
  if (text === null) throw new ServiceError(`No HTML file named ${textArg(name)} was found.`);
  return execution.world.settings.htmlEatsSlashes ? eatSlashes(text) : text;
}

/** `//` inside a template literal of a file's scripts is taken for a comment, up to the end of its line. */
function eatSlashes(html: string): string {
  return html.replace(
    /(<script\b[^>]*>)([^]*?)(<\/script>)/gi,
    (whole, open: string, code: string, close: string) =>
      code.includes('`')
        ? open + code.replace(/`(?:\\[^]|[^`\\])*`/g, (text) => text.replace(/\/\/.*$/gm, '')) + close
        : whole,
  );
}

/** Names that addMetaTag takes; Google refuses any other. */
const META_TAGS = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

function output(page: HtmlPage): ServiceObject {
  const chain = (change: (value: unknown) => void) =>
    local((value) => {
      change(value);
      return self;
    });
  const self: ServiceObject = service<GoogleAppsScript.HTML.HtmlOutput>(
    'HtmlService.HtmlOutput',
    {
      getContent: local(() => page.content),
      getTitle: local(() => page.title),
      getWidth: local(() => page.width),
      getHeight: local(() => page.height),
      setTitle: chain((title) => (page.title = textArg(title))),
      setWidth: chain((width) => (page.width = integerArg(width))),
      setHeight: chain((height) => (page.height = integerArg(height))),
      append: chain((text) => (page.content += textArg(text))),
      setContent: chain((text) => (page.content = textArg(text))),
      setSandboxMode: chain(() => undefined),
      setXFrameOptionsMode: chain(() => undefined),
      addMetaTag: local((name) => {
        if (META_TAGS.includes(textArg(name))) return self;
        throw new ServiceError(
          `The specified meta tag name ${textArg(name)} is not allowed in this context.`,
        );
      }),
      appendUntrusted: chain((text) => (page.content += escapeHtml(textArg(text)))),
      clear: local(() => {
        page.content = '';
        return self;
      }),
    },
    { internals: page },
  );
  return self;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export function pageOf(value: unknown): HtmlPage | null {
  return internalsOf(value, HtmlPage);
}

/** Scriptlets see the template's properties as variables and the script's globals. */
function template(execution: Execution, text: string): ServiceObject {
  const self: ServiceObject = service<GoogleAppsScript.HTML.HtmlTemplate>(
    'HtmlService.HtmlTemplate',
    {
      getRawContent: local(() => text),
      getCode: local(() => templateCode(text)),
      evaluate: local(() => output(new HtmlPage(evaluate(execution, self, text)))),
    },
    { isOpen: true },
  );
  return self;
}

function evaluate(execution: Execution, self: ServiceObject, text: string): string {
  const make: unknown = new vm.Script(
    `(function (template) { with (template) { ${templateCode(text)} } })`,
  ).runInContext(execution.realm.context);
  if (typeof make !== 'function') throw new Error('A template compiles to a function');
  const result: unknown = make.call(undefined, execution.realm.toScript(self));
  return String(result);
}

/** The attributes of the frame that a page runs in (reference 2.4): it may not navigate the top by itself. */
export const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals ' +
  'allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** What of a page would not work in Google's frame: active content without HTTPS, links that open in the frame. */
export function sandboxProblems(html: string): string[] {
  const insecure = [...html.matchAll(/<(?:script|link|iframe)\b[^>]*\b(?:src|href)=["']?(http:[^"'\s>]+)/gi)];
  const links = [...html.matchAll(/<a\b[^>]*\bhref=["']?https?:[^>]*>/gi)].filter(
    ([tag]) => !/\btarget=["']?_(?:blank|top)\b/i.test(tag),
  );
  const hasBase = /<base\b[^>]*\btarget=["']?_(?:blank|top)\b/i.test(html);
  return [
    ...insecure.map(([, url]) => `active content must come over HTTPS: ${url ?? ''}`),
    ...(hasBase ? [] : links.map(([tag]) => `a link needs target _blank or _top: ${tag}`)),
  ];
}

/** `<?= ?>` escapes, `<?!= ?>` prints as is, `<? ?>` runs. */
function templateCode(text: string): string {
  const parts = text.split(/(<\?!?=?[^]*?\?>)/);
  const escape = `const escapeHtml_ = (value) => String(value).replace(/[&<>"']/g, (c) => '&#' + c.charCodeAt(0) + ';');`;
  const body = parts.map((part) => {
    if (part.startsWith('<?!=')) return `out_ += String(${part.slice(4, -2)});`;
    if (part.startsWith('<?=')) return `out_ += escapeHtml_(${part.slice(3, -2)});`;
    if (part.startsWith('<?')) return part.slice(2, -2);
    return `out_ += ${JSON.stringify(part)};`;
  });
  return `let out_ = ''; ${escape} ${body.join('\n')} return out_;`;
}
