#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace licet::core {

// SHA-256 (FIPS 180-4). Written out here because the digest is all that a library for cryptography would be needed for,
// and whoever embeds Licet should not have to link one. It identifies a policy; it keeps no secret.
class Sha256 {
public:
  void add(std::string_view bytes);
  [[nodiscard]] std::string hex();  // ends the message: 64 hexadecimal digits

private:
  void block(const unsigned char* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> buffer_{};
  std::size_t filled_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace licet::core
