import { Forecast, fetchForecast } from '@weather/core'

/** Fills the page. */
export async function render(place: string): Promise<Forecast> {
  return fetchForecast(place)
}
