import { Hono } from 'hono'

const admin = new Hono()
  .get('/users', listUsers)
  .delete('/users/:id', removeUser)

export default admin
