export function ownerOf(request: Request): string {
  const owner = request.headers.get('x-owner');
  if (!owner) throw new ApiError(Code.UNAUTHORIZED);
  return owner;
}
