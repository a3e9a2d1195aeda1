from aiohttp import web

from app.views import index, save, status


def setup_routes(app: web.Application) -> None:
    app.router.add_get("/", index)
    app.router.add_post("/polls/{id}", save)
    app.router.add_route("PUT", "/status", status)
    app.router.add_static("/static/", path="static")
