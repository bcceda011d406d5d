# cmake -DFROM=folder -DMODULES=a.licet;b.licet -DOUT=file.cpp -P embed.cmake
# Each module is cut into raw string literals of at most this many bytes: compilers must take 65536.
set(most 16000)

set(entries "")
foreach(module IN LISTS MODULES)
  file(READ ${FROM}/${module} text)
  if(text MATCHES "\\)licet\"")
    message(FATAL_ERROR "${module}: the characters `)licet\"` would end its literal")
  endif()
  string(LENGTH "${text}" length)
  set(literals "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} ${most} piece)
    string(APPEND literals "R\"licet(${piece})licet\"\n")
    math(EXPR at "${at} + ${most}")
  endwhile()
  if(literals STREQUAL "")
    set(literals "\"\"")
  endif()
  string(APPEND entries "    {\"${module}\",\n${literals}},\n")
endforeach()
list(LENGTH MODULES count)

file(WRITE ${OUT} "// Generated from stdlib/*.licet. Do not edit.
#include \"meaning/stdlib.hpp\"

#include <array>

namespace licet::core {

std::span<const EmbeddedFile> embedded_stdlib() {
  static constexpr std::array<EmbeddedFile, ${count}> kFiles{{
${entries}  }};
  return kFiles;
}

}  // namespace licet::core
")
