import type { ComponentChildren, JSX } from 'preact';

interface FieldProps {
  name: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  error?: string | null;
  secret?: boolean;
  numeric?: boolean;
  placeholder?: string;
  suffix?: string;
}

export function Field(props: FieldProps): JSX.Element {
  const { name, label, value, onInput, hint, error } = props;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const input = {
    id: name,
    name,
    value,
    placeholder: props.placeholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    'aria-invalid': Boolean(error),
    'aria-describedby': described || undefined,
    onInput: (event: InputEvent) => {
      if (event.currentTarget instanceof HTMLInputElement) onInput(event.currentTarget.value);
    },
  } as const;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="field-line">
        {props.secret ? (
          <input type="password" {...input} />
        ) : (
          <input type="text" inputMode={props.numeric ? 'numeric' : 'text'} {...input} />
        )}
        {props.suffix && <span class="quiet">{props.suffix}</span>}
      </div>
      {hint && (
        <p class="quiet" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  value: T;
  choices: { value: T; label: string; hint?: string }[];
  onChange: (value: T) => void;
}

export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      {props.choices.map((choice) => (
        <label key={choice.value} class="option">
          <input
            type="radio"
            name={props.name}
            value={choice.value}
            checked={props.value === choice.value}
            onChange={() => props.onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span class="quiet">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
