// Replaces operator new of the whole program by one that fails when the test says so. The only C++ of these tests.
#include <cstdlib>
#include <new>

extern "C" {
long new_left = -1;  // how many allocations succeed before one fails; negative: all
long new_live = 0;   // blocks that were not given back
}

void* operator new(std::size_t size) {
  if (new_left == 0) {
    new_left = -1;  // one failure: what is done about it may need memory
    throw std::bad_alloc();
  }
  if (new_left > 0) --new_left;
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  ++new_live;
  return block;
}
void operator delete(void* block) noexcept {
  if (block != nullptr) --new_live;
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
