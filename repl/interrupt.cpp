#include "interrupt.hpp"

#include <csignal>

namespace licet::command {

namespace {

std::atomic<bool> pressed{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // else a signal handler may not touch it

void on_interrupt(int /*signal*/) { pressed.store(true, std::memory_order_relaxed); }

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = 0;  // no SA_RESTART: reading a line has to end
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts() { handle(on_interrupt); }
Interrupts::~Interrupts() { handle(SIG_DFL); }
const std::atomic<bool>* Interrupts::flag() { return &pressed; }
bool Interrupts::take() { return pressed.exchange(false, std::memory_order_relaxed); }

}  // namespace licet::command
