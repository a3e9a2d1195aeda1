def require_token():
    return None


def current_user():
    return None
