export function board(context: Context): Response {
  const open = context.request.headers.get('x-key') === context.env.ADMIN_TOKEN;
  return new Response(open ? 'board' : 'locked', { status: open ? 200 : 401 });
}
