import { Forecast, fetchForecast } from '@weather/core'

function show(forecast: Forecast): void {
  console.log(forecast.place, forecast.degrees)
}

fetchForecast('Oslo').then(show)
