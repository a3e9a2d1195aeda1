import { Kafka } from 'kafkajs'

export async function listen() {
  const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'yard' })
  await consumer.subscribe({ topic: 'tides', fromBeginning: true })
  await consumer.run({ eachMessage: async () => {} })
}
