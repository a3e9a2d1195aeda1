const express = require('express');
const orders = require('./routes/orders');
const { router: products } = require('./routes/products');
const { authenticate } = require('./auth');

const app = express();
app.get('/health', health);
app.use('/api/orders', authenticate, orders);
app.use('/api/products', products);
require('./routes/legacy')(app);

module.exports = app;
