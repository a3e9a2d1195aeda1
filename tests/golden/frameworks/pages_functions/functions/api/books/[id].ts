import { one } from '../../shared/one';

export const onRequestGet: PagesFunction<Env> = async ({ env, params }) => Response.json(await one(env, params.id));
export const onRequestDelete: PagesFunction<Env> = async () => new Response(null, { status: 204 });
