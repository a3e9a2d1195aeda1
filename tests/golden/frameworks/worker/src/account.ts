import { ownerOf } from './owner';

export const account = (context: Context): Response => new Response(ownerOf(context.request));
export const health = (): Response => new Response('ok');
