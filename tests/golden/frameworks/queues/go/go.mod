module example.org/yard

go 1.22

require (
	github.com/hibiken/asynq v0.24.1
	github.com/robfig/cron/v3 v3.0.1
	github.com/segmentio/kafka-go v0.4.47
	github.com/urfave/cli/v2 v2.27.1
)
