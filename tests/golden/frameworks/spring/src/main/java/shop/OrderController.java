package shop;

import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/orders")
class OrderController {
  @GetMapping
  String list() {
    return "";
  }

  @PreAuthorize("hasRole('ADMIN')")
  @DeleteMapping("/{id}")
  String remove() {
    return "";
  }

  @RequestMapping(path = {"/find", "/search"}, method = RequestMethod.POST)
  String find() {
    return "";
  }
}
