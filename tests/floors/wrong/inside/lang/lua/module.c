#include <licet/licet.h>
#include "judge/verdict.hpp"
