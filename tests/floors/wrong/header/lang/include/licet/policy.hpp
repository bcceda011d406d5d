#include <fmt/core.h>
#include <string>
