export const one = (env: Env, id: string) => env.DB.prepare('SELECT * FROM books WHERE id = ?').bind(id).first();
