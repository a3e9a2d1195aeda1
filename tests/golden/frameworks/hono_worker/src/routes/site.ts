import { Hono } from 'hono';

const site = new Hono<{ Bindings: { SITE_KEY: string; PAGES: KVNamespace } }>();

site.use('/account/*', async (c, next) => {
  if (!c.get('user')) return c.json({ error: 'Unauthorized' }, 401);
  await next();
});
site.use('/team/*', async (c, next) => {
  if (c.req.path.startsWith('/site/team/join')) return next();
  if (!c.get('user')) return c.json({ error: 'Unauthorized' }, 401);
  await next();
});
site.use('/shop/*', async (c, next) => {
  if (c.req.header('Origin') !== 'https://shop.example') return c.text('other origin', 403);
  await next();
});
site.get('/account/orders', list);
site.get('/team/members', list);
site.get('/team/join/:code', list);
site.get('/shop/items', list);
site.post('/import', (c) => {
  if (!isAuthorized(c)) return c.text('', 401);
  return c.text('');
});
site.post('/export', (c) => (c.env.SITE_KEY ? c.text('') : c.text('', 403)));

export default site;
