import { createApp, createAppFor } from './app';
import { createGooglePlatform } from './platform/google';
import { spreadsheetsWithWork } from './features/jobs/job-desk';
import { stampEdit } from './sheets/edit-stamps';
import { addMenu } from './ui/menu';
import { handleRpc } from './ui/rpc';
import { runTick } from './ui/tick';

/** Every function that Google may call, one line each; nothing else is global. Nothing runs while this is loaded. */
declare const global: Record<string, unknown>;

const platform = createGooglePlatform();
const onEdit = (event: unknown) => stampEdit(platform, event);
const rpc = (request: unknown) => handleRpc(() => createApp(platform), request);

/** The file was opened: only the menu, since no permission can be taken for granted. */
global.onOpen = () => addMenu(platform);
global.onInstall = () => addMenu(platform);
/** Without any permission: notes when cells were edited, where a rule asks for it. */
global.onEdit = onEdit;
global.showSidebar = () => platform.screen.showSidebar();
global.showDashboard = () => platform.screen.showDashboard();
/** The time-driven worker. */
global.tick = () => runTick(platform, spreadsheetsWithWork(platform), (id) => createAppFor(platform, id));
/** The gateway for the panel and for automation; see docs/rpc.md. */
global.rpc = rpc;
