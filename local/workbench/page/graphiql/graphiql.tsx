import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Docs } from './docs';
import { EXAMPLES } from './examples';
import { ask, priceOf } from './store-api';

interface Shown {
  text: string;
  note: string;
}

const NOTHING: Shown = { text: '', note: 'Nothing was run yet' };

/** Query, variables, answer: what a document does is seen where the add-on's requests go, too. */
export function Graphiql(): JSX.Element {
  const [query, setQuery] = useState(EXAMPLES[0].query);
  const [variables, setVariables] = useState(EXAMPLES[0].variables);
  const [shown, setShown] = useState(NOTHING);
  const [isRunning, setRunning] = useState(false);
  const [hasDocs, setDocs] = useState(false);

  const run = async (): Promise<void> => {
    setRunning(true);
    setShown(await answerTo(query, variables));
    setRunning(false);
  };
  const choose = (name: string): void => {
    const example = EXAMPLES.find((known) => known.name === name);
    if (!example) return;
    setQuery(example.query);
    setVariables(example.variables);
  };
  const runsByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  };
  return (
    <div class="graphiql" onKeyDown={runsByKey}>
      <header class="bar">
        <h1>GraphiQL</h1>
        <button type="button" class="run" disabled={isRunning} title="Ctrl+Enter" onClick={() => void run()}>
          Run
        </button>
        <select aria-label="Examples" onChange={(event) => choose(event.currentTarget.value)}>
          {EXAMPLES.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="button" aria-expanded={hasDocs} onClick={() => setDocs(!hasDocs)}>
          Documentation
        </button>
      </header>
      <div class="panes">
        <main class="work">
          <section class="ask">
            <Editor label="Query" value={query} onChange={setQuery} />
            <Editor label="Variables (JSON)" value={variables} onChange={setVariables} />
          </section>
          <section class="answer">
            <p role="status">{isRunning ? 'Running\u2026' : shown.note}</p>
            <pre tabIndex={0} role="region" aria-label="Answer">
              {shown.text}
            </pre>
          </section>
        </main>
        {hasDocs && <Docs />}
      </div>
    </div>
  );
}

async function answerTo(query: string, variables: string): Promise<Shown> {
  const started = performance.now();
  try {
    const given: unknown = variables.trim() === '' ? {} : JSON.parse(variables);
    const { status, body } = await ask(query, given);
    const notes = [`HTTP ${status}`, priceOf(body), `${Math.round(performance.now() - started)} ms`];
    return { text: JSON.stringify(body, null, 2), note: notes.filter(Boolean).join(' \u00b7 ') };
  } catch (error) {
    const isVariables = error instanceof SyntaxError;
    const message = error instanceof Error ? error.message : String(error);
    return { text: message, note: isVariables ? 'The variables are not JSON' : 'The store did not answer' };
  }
}

function Editor(props: { label: string; value: string; onChange: (value: string) => void }): JSX.Element {
  return (
    <label class="editor">
      <span>{props.label}</span>
      <textarea
        spellcheck={false}
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}
