import amqp from 'amqplib'

export async function start() {
  const channel = await (await amqp.connect('amqp://localhost')).createChannel()
  channel.consume('ropes', twist)
}
