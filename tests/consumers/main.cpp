#include <licet/version.h>

#include <cstdio>

int main() { std::puts("licet " LICET_VERSION); }
