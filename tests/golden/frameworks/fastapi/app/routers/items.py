from typing import Annotated

from fastapi import APIRouter, Depends

from app.security import current_user

router = APIRouter(prefix="/items")


@router.get("/")
async def list_items():
    return []


@router.post("/")
async def create_item(user: Annotated[str, Depends(current_user)]):
    return user


@router.api_route("/{item_id}", methods=["PUT", "PATCH"])
async def change_item(item_id: int, user=Depends(current_user)):
    return user
