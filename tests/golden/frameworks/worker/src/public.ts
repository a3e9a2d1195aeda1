import { checkRateLimit } from './limits';

export function submit(context: Context): Response {
  checkRateLimit(context);
  return new Response('');
}
