package yard

import "github.com/robfig/cron/v3"

func Tick() {
	c := cron.New()
	c.AddFunc("30 * * * *", countShips)
	c.AddFunc("@daily", func() {})
	c.Start()
}
