export async function nightly(): Promise<void> {}
