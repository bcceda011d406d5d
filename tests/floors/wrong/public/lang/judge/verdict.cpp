#include <licet/version.h>
#include <licet/policy.hpp>
