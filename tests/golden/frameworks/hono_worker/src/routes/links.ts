import { Hono } from 'hono'
import { requireUser } from '../auth'

export const links = new Hono()

links.get('/', list)
links.post('/', requireUser, create)
