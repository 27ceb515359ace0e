import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { namedType, readType, readTypeNames, typeText } from './schema-docs';
import type { FieldDoc, InputDoc, TypeDoc, TypeRef } from './schema-docs';

const MOST_FOUND = 50;
const ROOTS = ['QueryRoot', 'Mutation'];

type Open = (typeName: string) => void;

/** What may be asked: fields, arguments and types, from the store's own introspection. */
export function Docs(): JSX.Element {
  const [trail, setTrail] = useState<string[]>([]);
  const [type, setType] = useState<TypeDoc | null>(null);
  const [names, setNames] = useState<string[]>([]);
  const [filter, setFilter] = useState('');
  const current = trail.at(-1) ?? null;

  useEffect(() => {
    void readTypeNames().then(setNames);
  }, []);
  useEffect(() => {
    let isCurrent = true;
    setType(null);
    if (current !== null) void readType(current).then((read) => isCurrent && setType(read));
    return () => {
      isCurrent = false;
    };
  }, [current]);

  const open: Open = (name) => {
    setFilter('');
    setTrail([...trail, name]);
  };
  return (
    <aside class="docs" aria-label="Documentation">
      <header>
        <h2>{current ?? 'Documentation'}</h2>
        {current !== null && (
          <button type="button" onClick={() => setTrail(trail.slice(0, -1))}>
            Back
          </button>
        )}
      </header>
      <input
        type="search"
        aria-label={current === null ? 'Find a type' : `Find in ${current}`}
        placeholder={current === null ? 'Find a type' : `Find in ${current}`}
        value={filter}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <div class="docs-body" tabIndex={0} role="region" aria-label="Found">
        {current === null ? (
          <TypeNames names={filter === '' ? ROOTS : matching(names, filter)} onOpen={open} />
        ) : (
          type && <TypeBody type={type} filter={filter.toLowerCase()} onOpen={open} />
        )}
      </div>
    </aside>
  );
}

function matching(names: readonly string[], filter: string): string[] {
  const wanted = filter.toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  return found.sort((left, right) => left.length - right.length).slice(0, MOST_FOUND);
}

function TypeNames(props: { names: readonly string[]; onOpen: Open }): JSX.Element {
  return (
    <ul>
      {props.names.map((name) => (
        <li key={name}>
          <TypeLink name={name} onOpen={props.onOpen} />
        </li>
      ))}
    </ul>
  );
}

function TypeBody(props: { type: TypeDoc; filter: string; onOpen: Open }): JSX.Element {
  const { type, filter, onOpen } = props;
  const keeps = ({ name }: { name: string }): boolean => name.toLowerCase().includes(filter);
  return (
    <ul>
      {type.fields?.filter(keeps).map((field) => (
        <FieldItem key={field.name} field={field} onOpen={onOpen} />
      ))}
      {type.inputFields?.filter(keeps).map((input) => (
        <InputItem key={input.name} input={input} onOpen={onOpen} />
      ))}
      {type.enumValues?.filter(keeps).map(({ name }) => (
        <li key={name}>
          <code>{name}</code>
        </li>
      ))}
      {type.possibleTypes?.filter(keeps).map(({ name }) => (
        <li key={name}>
          <TypeLink name={name} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function FieldItem(props: { field: FieldDoc; onOpen: Open }): JSX.Element {
  const { field, onOpen } = props;
  return (
    <li>
      <code class={field.isDeprecated ? 'deprecated' : ''}>{field.name}</code>
      <Type type={field.type} onOpen={onOpen} />
      {field.deprecationReason !== null && <p class="quiet">{field.deprecationReason}</p>}
      {field.args.length > 0 && (
        <ul>
          {field.args.map((input) => (
            <InputItem key={input.name} input={input} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  );
}

function InputItem(props: { input: InputDoc; onOpen: Open }): JSX.Element {
  const { input, onOpen } = props;
  return (
    <li class="input">
      <code>{input.name}</code>
      <Type type={input.type} onOpen={onOpen} />
      {input.defaultValue !== null && <span class="quiet">= {input.defaultValue}</span>}
    </li>
  );
}

function Type(props: { type: TypeRef; onOpen: Open }): JSX.Element {
  return <TypeLink name={namedType(props.type)} text={typeText(props.type)} onOpen={props.onOpen} />;
}

function TypeLink(props: { name: string; text?: string; onOpen: Open }): JSX.Element {
  return (
    <button type="button" class="type" onClick={() => props.onOpen(props.name)}>
      {props.text ?? props.name}
    </button>
  );
}
