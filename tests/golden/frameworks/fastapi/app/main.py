from fastapi import Depends, FastAPI

from app.routers import admin, debug, items
from app.settings import settings
from app.security import require_token

app = FastAPI()
app.include_router(items.router, prefix=settings.PREFIX)
app.include_router(admin.router, prefix="/admin", dependencies=[Depends(require_token)])
if settings.DEBUG:
    app.include_router(debug.router)


@app.get("/")
async def root():
    return {}
