def application(environ, start_response):
    return serve(environ["SERVER_NAME"], environ.get("SERVER_PORT"))
