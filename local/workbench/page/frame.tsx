import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FromFrame, ToFrame } from '../protocol';
import { api } from './api';

/** As Google's, but for its own origin: the page can neither reach the workbench nor the network. */
const SANDBOX = 'allow-scripts allow-forms allow-modals allow-popups allow-downloads';

interface FrameProps {
  which: 'sidebar' | 'dialog';
  title: string;
  /** Values to type into the page's own fields, once there are any. */
  fill?: Record<string, string> | null;
  /** After each call of the page: the world may have changed. */
  onCalled: () => void;
  onClose: () => void;
}

let bridge: Promise<string> | null = null;

async function loadPage(which: FrameProps['which']): Promise<string> {
  bridge ??= api.bridge();
  const [html, script] = await Promise.all([api.frameHtml(which), bridge]);
  const tag = `<script>${script.replace(/<\/script/gi, '<\\/script')}</script>`;
  return html.includes('<head>') ? html.replace('<head>', () => `<head>${tag}`) : tag + html;
}

/** A page of the add-on, framed, with its `google.script.run` answered by the local server. */
export function Frame(props: FrameProps): JSX.Element {
  const { which, title, fill } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [html, setHtml] = useState<string | null>(null);
  const [loaded, setLoaded] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    void loadPage(which).then(setHtml);
  }, [which]);

  useEffect(() => {
    const tell = (message: ToFrame): void => frame.current?.contentWindow?.postMessage(message, '*');
    const listen = (event: MessageEvent<FromFrame>): void => {
      if (!frame.current || event.source !== frame.current.contentWindow) return;
      const message = event.data;
      if (message.kind === 'close') return latest.current.onClose();
      void api
        .call(message.name, message.args)
        .catch((error: unknown) => ({ ok: false as const, message: String(error), now: Date.now() }))
        .then((answer) => {
          tell({ kind: 'answer', id: message.id, answer });
          latest.current.onCalled();
        });
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  useEffect(() => {
    if (loaded && fill) {
      frame.current?.contentWindow?.postMessage({ kind: 'fill', values: fill } satisfies ToFrame, '*');
    }
  }, [loaded, fill]);

  return (
    <iframe
      ref={frame}
      title={title}
      sandbox={SANDBOX}
      srcdoc={html ?? ''}
      onLoad={() => setLoaded(html !== null)}
    />
  );
}
