from fastapi import APIRouter

router = APIRouter(prefix="/debug")


@router.post("/users")
def make_user():
    return {}
