const { Router } = require('express');
const { optionalAuth, authenticate } = require('../auth');

const router = Router();
router.get('/', optionalAuth, list);
router.use(authenticate);
router.post(`/`, create);
router.delete('/:id', validate({ id: 'uuid' }), remove);

module.exports = { router };
