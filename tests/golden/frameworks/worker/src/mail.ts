export async function receive(message: ForwardableEmailMessage): Promise<void> {}
