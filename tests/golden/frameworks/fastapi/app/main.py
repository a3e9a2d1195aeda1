from fastapi import Depends, FastAPI

from app.routers import admin, items
from app.settings import settings
from app.security import require_token

app = FastAPI()
app.include_router(items.router, prefix=settings.PREFIX)
app.include_router(admin.router, prefix="/admin", dependencies=[Depends(require_token)])


@app.get("/")
async def root():
    return {}
