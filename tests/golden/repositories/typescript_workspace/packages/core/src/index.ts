export { Forecast } from './forecast'
export { fetchForecast } from './source'
