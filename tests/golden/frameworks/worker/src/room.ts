export class Room {
  async fetch(request: Request): Promise<Response> {
    return new Response('');
  }
}
