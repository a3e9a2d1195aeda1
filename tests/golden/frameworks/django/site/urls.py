from django.contrib.auth.decorators import login_required
from django.urls import include, path

from site.blog import views

urlpatterns = [
    path("blog/", include("site.blog.urls")),
    path("drafts/", login_required(views.drafts)),
]
