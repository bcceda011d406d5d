#pragma once

#include <string>
#include <string_view>

// What our pages share. They carry no script, no font and nothing from elsewhere, so that they can be sent and kept.
namespace licet::core {

[[nodiscard]] std::string html_escaped(std::string_view text);
[[nodiscard]] std::string html_anchor(std::string_view name);  // for id and href: letters, digits, points, dashes

// From the doctype to the opening of the body; `style` is added to what all pages have.
[[nodiscard]] std::string html_head(std::string_view title, std::string_view style);

}  // namespace licet::core
