#pragma once

// Marks what the library shows to others when it is built as a shared one.
#if defined(_WIN32) && defined(LICET_SHARED)
#if defined(LICET_BUILDING)
#define LICET_API __declspec(dllexport)
#else
#define LICET_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define LICET_API __attribute__((visibility("default")))
#else
#define LICET_API
#endif
