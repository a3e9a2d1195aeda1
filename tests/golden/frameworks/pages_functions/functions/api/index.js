export function onRequest(context) {
  return new Response('shelf');
}
