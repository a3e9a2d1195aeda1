package main

import (
	"os"

	"github.com/urfave/cli/v2"
)

func main() {
	app := &cli.App{
		Name: "yard",
		Commands: []*cli.Command{
			{Name: "dock", Usage: "take a ship in", Action: dock},
			{
				Name:    "launch",
				Aliases: []string{"l"},
				Action: func(c *cli.Context) error {
					return nil
				},
			},
		},
	}
	_ = app.Run(os.Args)
}
