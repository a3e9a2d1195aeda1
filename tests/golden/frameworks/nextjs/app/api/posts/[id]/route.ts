export async function GET(request: Request) {
  return Response.json({});
}

export const DELETE = async (request: Request) => Response.json({});

function helper() {
  return 1;
}
