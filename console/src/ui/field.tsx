import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

export const INPUT =
  'w-full min-w-0 min-h-8 rounded border border-edge bg-surface px-2 py-1 text-ink placeholder:text-muted';

export function Field({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="font-medium text-note">
        {label}
      </label>
      {children(id)}
      {hint && <p className="text-note text-muted">{hint}</p>}
    </div>
  );
}

type Choice<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

export function Select<Value extends string>({ label, value, options, onChange }: Choice<Value>) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className={INPUT}
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function TextInput({
  label,
  hint,
  ...rest
}: { label: string; hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint}>
      {(id) => <input id={id} className={INPUT} {...rest} />}
    </Field>
  );
}
