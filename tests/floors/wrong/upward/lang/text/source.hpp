#include "value/decimal.hpp"
