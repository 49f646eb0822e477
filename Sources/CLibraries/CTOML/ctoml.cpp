#include "ctoml.h"

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

// toml++ asserts what damaged documents do not hold to, such as a table called `%`, and ends the
// program; with NDEBUG it lets the compiler take the same for granted. Here such a document is no TOML.
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? static_cast<void>(0) : throw std::logic_error(#expr))
#include <toml++/toml.h>
#include <utility>
#include <vector>

// toml++ limits how deep values nest, but not how many parts the name of a key has, each of which is
// a table in the one before. Its formatter and its destructors call themselves for each: both must
// only ever see a shallow tree.
static const size_t depth_limit = 256;

static bool is_too_deep(const toml::table &root) {
    std::vector<std::pair<const toml::node *, size_t>> waiting{{&root, 1}};
    while (!waiting.empty()) {
        const auto [node, depth] = waiting.back();
        waiting.pop_back();
        if (depth > depth_limit) return true;
        if (const toml::table *table = node->as_table()) {
            for (const auto &entry : *table) waiting.emplace_back(&entry.second, depth + 1);
        } else if (const toml::array *array = node->as_array()) {
            for (const toml::node &element : *array) waiting.emplace_back(&element, depth + 1);
        }
    }
    return false;
}

// Takes a tree apart from the top, so that no node is destroyed with others in it.
static void take_apart(toml::table &&root) {
    std::vector<toml::table> tables;
    std::vector<toml::array> arrays;
    const auto take = [&](toml::node &node) {
        if (toml::table *table = node.as_table()) {
            tables.push_back(std::move(*table));
        } else if (toml::array *array = node.as_array()) {
            arrays.push_back(std::move(*array));
        }
    };
    tables.push_back(std::move(root));
    while (!tables.empty() || !arrays.empty()) {
        if (!tables.empty()) {
            toml::table table = std::move(tables.back());
            tables.pop_back();
            for (auto &&entry : table) take(entry.second);
        } else {
            toml::array array = std::move(arrays.back());
            arrays.pop_back();
            for (toml::node &element : array) take(element);
        }
    }
}

// No exception may leave C++: Swift could not catch it.
extern "C" char *ctoml_json(const char *document, size_t length, size_t *json_length) try {
    toml::table table = toml::parse(std::string_view(document, length));
    if (is_too_deep(table)) {
        take_apart(std::move(table));
        return nullptr;
    }
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
