#include "story/html.hpp"

namespace licet::core {

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --line: #8884; --quiet: #6b6b6b; --bad: #b3261e; --good: #2e7d32; --link: #1a4f8b; }
@media (prefers-color-scheme: dark) {
  :root { --quiet: #a0a0a0; --bad: #ff8a80; --good: #81c784; --link: #90b8e8; }
}
body { font: 16px/1.5 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .4rem; }
p { margin: .3rem 0; } a { color: var(--link); } ul { margin: .2rem 0 .5rem; padding-left: 1.2rem; }
.quiet { color: var(--quiet); } .bad { color: var(--bad); } .good { color: var(--good); }
code, pre { font: .85rem/1.45 ui-monospace, Menlo, Consolas, monospace; }
pre { white-space: pre-wrap; margin: .4rem 0; } summary { cursor: pointer; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; text-decoration: none; } }
)";

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_anchor(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    out += plain ? c : '-';
  }
  return out;
}

std::string html_head(std::string_view title, std::string_view style) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         html_escaped(title) + "</title>\n<style>" + std::string(kStyle) + std::string(style) +
         "</style>\n</head>\n<body>\n";
}

}  // namespace licet::core
