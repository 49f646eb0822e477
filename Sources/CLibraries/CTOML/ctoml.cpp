#include "ctoml.h"

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <toml++/toml.h>

// No exception may leave C++: Swift could not catch it.
extern "C" char *ctoml_json(const char *document, size_t length, size_t *json_length) try {
    const toml::table table = toml::parse(std::string_view(document, length));
    std::ostringstream stream;
    stream << toml::json_formatter(table);
    const std::string json = stream.str();
    char *copy = static_cast<char *>(std::malloc(json.size() + 1));
    if (copy == nullptr) return nullptr;
    std::memcpy(copy, json.c_str(), json.size() + 1);
    *json_length = json.size();
    return copy;
} catch (...) {
    return nullptr;
}

extern "C" void ctoml_free(char *json) { std::free(json); }
