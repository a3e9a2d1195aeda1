package shop;

import jakarta.persistence.Entity;

@Entity
class Order {
  Long id;
}
