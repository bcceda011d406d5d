#pragma once

#include <atomic>

// Ctrl-C at the prompt: it stops the answer that is being worked out, or clears the line that is being typed, and never
// ends the session. The only global state of the command: a signal has no other way in.
namespace licet::command {

class Interrupts {
public:
  Interrupts();   // from now on SIGINT sets the flag
  ~Interrupts();  // from now on SIGINT ends the process again
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] static const std::atomic<bool>* flag();
  static bool take();  // whether it was pressed since the last time; forgets it
};

}  // namespace licet::command
