from fastapi import APIRouter

router = APIRouter()


@router.delete("/users/{user_id}")
def remove_user(user_id: int):
    return user_id
