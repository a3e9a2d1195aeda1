export function onRequest() {
  return null;
}
