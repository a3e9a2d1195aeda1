/** What the weather will be at one place. */
export class Forecast {
  constructor(readonly place: string, readonly degrees: number) {}
}
