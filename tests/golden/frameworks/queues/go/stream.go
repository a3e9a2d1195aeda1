package yard

import "github.com/segmentio/kafka-go"

func Listen() {
	r := kafka.NewReader(kafka.ReaderConfig{
		Brokers: []string{"localhost:9092"},
		Topic:   "arrivals",
		GroupID: "yard",
	})
	defer r.Close()
}
