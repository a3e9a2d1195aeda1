import React, { useState } from 'react';
import { Button } from '@/ui/button';

interface Props {
  name: string;
  children?: React.ReactNode;
}

/** Greets by name. */
export const Greeting: React.FC<Props> = ({ name, children }) => {
  const [count, setCount] = useState<number>(0);
  const click = () => setCount(count + 1);
  return (
    <section className="it's">
      Don't {name} // not a comment
      <Button onClick={click}>{children ?? `n ${count}`}</Button>
    </section>
  );
};

export default function App({ title }: { title: string }): JSX.Element {
  return <Greeting name={title} />;
}

export const Fancy = React.forwardRef<HTMLDivElement, Props>((props, ref) => {
  return <div ref={ref}>{props.name}</div>;
});

class Old extends React.Component<Props> {
  render() {
    return <App title="x" />;
  }
}
