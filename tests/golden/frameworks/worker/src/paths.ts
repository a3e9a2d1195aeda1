import { nightly } from './nightly';
import { receive } from './mail';

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === '/status') return new Response('');
    if (request.method === 'POST' && url.pathname === '/hooks') return hook(request);
    if (url.pathname === '/hooks' && request.method === 'GET') return hooks(env);
    if (!url.pathname.startsWith('/open/')) return new Response('', { status: 404 });
    if (url.pathname.startsWith('/files/')) return env.ASSETS.fetch(request);
    switch (url.pathname) {
      case '/about':
        return new Response('');
    }
    return new Response('');
  },
  scheduled: nightly,
  email: receive,
} satisfies ExportedHandler<Env>;
