from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from app.pages import home, user

routes = [
    Route("/", home),
    Mount("/users", routes=[Route("/{name}", endpoint=user, methods=["POST"])]),
    Mount("/static", app=StaticFiles(directory="static")),
]

site = Starlette(routes=routes)
