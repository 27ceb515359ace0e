import { textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { DialogAnswer, MenuItem } from '../../contract';
import type { Execution } from '../../execution';
import { assertScope, SCOPES } from '../../manifest';
import type { ServiceObject } from '../../service';
import { enumOf, internalsOf, local, service } from '../../service';
import type { HtmlPage } from '../html-service';
import { pageOf } from '../html-service';

export function uiHandle(execution: Execution): ServiceObject {
  const { ui } = execution.world;
  const buttons = enumOf('SpreadsheetApp.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
  const sets = enumOf('SpreadsheetApp.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
  const dialog = (html: unknown, title: unknown, call: string): void => {
    const page = pageArg(execution, html, call);
    ui.dialog = { title: textArg(title), html: page.content, width: page.width, height: page.height };
  };
  return service<GoogleAppsScript.Base.Ui>('SpreadsheetApp.Ui', {
    Button: service('SpreadsheetApp.Button', buttons),
    ButtonSet: service('SpreadsheetApp.ButtonSet', sets),
    createMenu: local((caption) => menu(execution, textArg(caption))),
    createAddonMenu: local(() => menu(execution, 'Add-on')),
    showSidebar: (html) => {
      const page = pageArg(execution, html, 'Ui.showSidebar');
      ui.sidebar = { title: page.title, html: page.content };
    },
    showModalDialog: (html, title) => dialog(html, title, 'Ui.showModalDialog'),
    showModelessDialog: (html, title) => dialog(html, title, 'Ui.showModelessDialog'),
    alert: (...args) => buttons[ask(execution, args).button],
    prompt: (...args) => {
      const answer = ask(execution, args);
      return service<GoogleAppsScript.Base.PromptResponse>('SpreadsheetApp.PromptResponse', {
        getSelectedButton: local(() => buttons[answer.button]),
        getResponseText: local(() => answer.text ?? ''),
      });
    },
  });
}

/** Sidebars and dialogs need their scope (reference 4). */
function pageArg(execution: Execution, html: unknown, call: string): HtmlPage {
  assertScope(execution.world.manifest, call, SCOPES.containerUi);
  const page = pageOf(html);
  if (!page) throw new SignatureError();
  return page;
}

/** The script waits for the person, and its locks do not survive that (reference 1.7). Nobody there: closed. */
function ask(execution: Execution, args: readonly unknown[]): DialogAnswer {
  const { ui, locks } = execution.world;
  locks.releaseAll(execution.id);
  ui.alerts.push(args.filter((arg) => typeof arg === 'string').join('\n'));
  return ui.answers.shift() ?? { button: 'CLOSE' };
}

class MenuDraft {
  readonly items: (MenuItem | 'separator')[] = [];

  constructor(readonly caption: string) {}
}

function menu(execution: Execution, caption: string): ServiceObject {
  const draft = new MenuDraft(caption);
  const self: ServiceObject = service<GoogleAppsScript.Base.Menu>(
    'SpreadsheetApp.Menu',
    {
      addItem: local((itemCaption, functionName) => {
        draft.items.push({ caption: textArg(itemCaption), functionName: textArg(functionName) });
        return self;
      }),
      addSeparator: local(() => {
        draft.items.push('separator');
        return self;
      }),
      addSubMenu: local((other) => {
        const inner = internalsOf(other, MenuDraft);
        if (!inner) throw new SignatureError();
        draft.items.push(...inner.items.map((item) => below(inner.caption, item)));
        return self;
      }),
      addToUi: () => {
        if (draft.items.length === 0) throw new ServiceError('The menu has no items.');
        execution.world.ui.addMenu(draft.caption, [...draft.items]);
      },
    },
    { internals: draft },
  );
  return self;
}

/** The runtime's menus are flat: an item of a submenu carries its path. */
function below(caption: string, item: MenuItem | 'separator'): MenuItem | 'separator' {
  return item === 'separator' ? item : { ...item, caption: `${caption} > ${item.caption}` };
}

export function assertUi(execution: Execution): void {
  if (!execution.kind.hasUi) throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
}
