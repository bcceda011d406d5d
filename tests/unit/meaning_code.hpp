#pragma once

#include <string>

#include "program/program.hpp"

// Compiled code as text, for tests: (all_of (judgment linked this) (compare< (field this value) EUR 10))
std::string code_text(const licet::core::Program& program, licet::core::NodeId id);
