import { Hono } from 'hono'
import { jwt } from 'hono/jwt'
import admin from './routes/admin'
import site from './routes/site'
import { links as linkRoutes } from './routes/links'

const app = new Hono<{ Bindings: Env }>()

app.get('/', (c) => c.text('links'))
app.on(['PUT', 'DELETE'], '/hooks/:id', receive)
app.use('/api/admin/*', jwt({ secret: 'not-a-secret' }))
app.route('/api/admin', admin)
app.route('/api/links', linkRoutes)
app.route('/site', site)
app.get('/:slug', redirect)

function redirect(c) {
  const cached = cache.get('/never', c)
  return c.redirect(cached)
}

export default app
