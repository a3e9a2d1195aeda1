/// Shapes and what can be done with them.
#include <vector>
#include "shape.h"

namespace geo::detail {

/// A thing with an area.
class Shape {
 public:
  Shape() = default;
  explicit Shape(int id) : id_{id}, name_("none") { register_shape(this); }
  virtual ~Shape();
  virtual double area() const = 0;
  template <typename T>
  T as() const { return static_cast<T>(id_); }
  bool operator==(const Shape& other) const { return id_ == other.id_; }
  operator bool() const;
  static Shape* make(int id);

  enum class Color : unsigned { red, green };
  struct Corner { int x, y; };

 private:
  int id_ = 0;
};

Shape::~Shape() { forget_the_shape(id_); }

template <class T>
class Box final : public Shape {
  T value;
};

Shape* Shape::make(int id) {
  auto build = [](int i) { return new Shape(i); };
  return build(id);
}

constexpr int kMax = 10;
using Shapes = std::vector<Shape*>;
template <typename T>
concept HasArea = requires(T t) { t.area(); };

}  // namespace geo::detail

namespace {
int hidden() { return 1; }
}  // namespace

extern "C" {
void c_entry(void) { hidden(); }
}

template <typename T, int N = 2>
auto sum(const T& t) -> decltype(t.x) {
  return t.x + N + geo::detail::kMax;
}

#define CHECK_IT(x) do { if (!(x)) abort(); } while (0)
union Either { int a; float b; };
typedef unsigned long size_type;

int main() { return sum(Either{}); }
