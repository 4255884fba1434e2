import type { ComponentChildren } from 'preact';

export type Fact = [label: string, value: ComponentChildren];

/** A list of facts; those without a value are left out. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
