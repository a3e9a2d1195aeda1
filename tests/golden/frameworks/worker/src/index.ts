import { route, dispatch } from './router';
import { requireAdmin } from './auth';
import { submit } from './public';
import { board } from './board';
import { account, health } from './account';

route('POST', '/api/submit', submit);
route('GET', '/api/admin/list', list);
route('GET', '/board', board);
route('GET', '/account', account);
route('GET', '/health', health);

function list(context: Context): Response {
  const refused = requireAdmin(context);
  return refused ?? new Response('');
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    return dispatch(request, env);
  },
  async scheduled(event: ScheduledEvent, env: Env): Promise<void> {},
  async queue(batch: MessageBatch, env: Env): Promise<void> {},
};
