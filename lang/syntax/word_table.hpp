#pragma once

#include <string_view>

namespace licet::core {

// The letters of names. ASCII only, independent of the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool begins_name(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || c == '_'; }
[[nodiscard]] constexpr bool continues_name(char c) { return begins_name(c) || is_digit(c); }

[[nodiscard]] bool is_reserved(std::string_view word);          // may never be a name
[[nodiscard]] bool is_declaration_word(std::string_view word);  // rule, act, ...
[[nodiscard]] bool is_time_unit(std::string_view word);         // day, weeks, ...
[[nodiscard]] bool begins_line(std::string_view word);          // because, expect: begins a clause or a statement

// Words with blanks between them: candidates for "did you mean".
inline constexpr const char* kDeclarationWords =
    "act instrument judgment note power reading role rule scenario settle state term thing type use";
inline constexpr const char* kStatementWords =
    "let on perhaps suppose finding doubt authorised settle expect may must should is duties what status who which why "
    "under strictly";
inline constexpr const char* kOperatorWords = "and or is in not before after from since until under";

}  // namespace licet::core
