package main

import (
	"github.com/labstack/echo/v4"
	echojwt "github.com/labstack/echo-jwt/v4"
)

func serve() {
	e := echo.New()
	articles := e.Group("/articles", echojwt.WithConfig(echojwt.Config{
		Skipper: func(c echo.Context) bool { return c.Request().Method == "GET" },
	}))
	articles.GET("", list)
	drafts := e.Group("/drafts").Use(requireUser)
	drafts.GET("/:id", show)
}
