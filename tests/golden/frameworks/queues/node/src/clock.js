import schedule from 'node-schedule'

export const start = () => schedule.scheduleJob('42 * * * *', ringBell)
