const router = require('express').Router();
const controller = require('../controllers/orders');

router.route('/').get(controller.list).post(controller.create);
router.get('/:id', controller.show);

module.exports = router;
