import cron from 'node-cron';
import { Worker } from 'bullmq';

function ship(job) {}

cron.schedule('*/5 * * * *', ship);
export const worker = new Worker('orders', ship);
