export function checkRateLimit(context: Context): void {}
