package shop;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;

class Nightly {
  @Scheduled(cron = "0 0 2 * * *")
  void clean() {}

  @KafkaListener(topics = "orders", groupId = "shop")
  void onOrder(String order) {}

  void other() {}
}
