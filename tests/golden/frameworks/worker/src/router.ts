export function route(method: string, path: string, handler: Handler): void {}
export async function dispatch(request: Request, env: Env): Promise<Response> {
  return new Response('');
}
