export function requireAdmin(context: Context): Response | null {
  return null;
}
