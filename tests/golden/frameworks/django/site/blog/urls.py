from django.urls import include, path

from site.blog import views

comment_urls = [path("add/", views.add_comment)]

urlpatterns = [
    path("", views.index),
    path("<slug:slug>/", views.PostDetail.as_view(), name="post"),
    path("<slug:slug>/comments/", include(comment_urls)),
]
