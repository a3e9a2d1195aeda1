def index(request):
    return None


def drafts(request):
    return None


def add_comment(request):
    return None


class PostDetail:
    pass
