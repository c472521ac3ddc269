package org.thalweg.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.standard.Spelling;
import tools.jackson.databind.JsonNode;

/**
 * Checks a YAML file against a JSON Schema and says what is wrong in a sentence with line, key, value and remedy, which
 * general validators do not. It knows the words of JSON Schema 2020-12 that the scenario's schema uses; a test holds it
 * against a general validator.
 */
final class SchemaCheck {
    private record Flaw(int line, String sentence) {}

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /**
     * Checks a file.
     *
     * @param file its root
     * @throws BadInput for the first flaw in the file
     */
    void check(YamlNode file) {
        flaws(root, file).stream().min(Comparator.comparingInt(Flaw::line)).ifPresent(flaw -> {
            throw new BadInput(flaw.sentence());
        });
    }

    private static Flaw flaw(YamlNode node, String words) {
        return new Flaw(node.line(), node.place() + " " + words + ".");
    }

    /** What the schema asks, in its own words, for a value that does not fit. */
    private static Flaw misfit(JsonNode schema, YamlNode node, String otherwise) {
        String must = schema.path("description").asString(otherwise);
        return flaw(node, "is " + node.shown() + ", but must be " + must);
    }

    private List<Flaw> flaws(JsonNode schema, YamlNode node) {
        if (schema.isBoolean()) {
            return schema.asBoolean() ? List.of() : List.of(flaw(node, "does not belong here: remove it"));
        }
        if (schema.has("$ref")) {
            return flaws(root.at(schema.get("$ref").asString().substring(1)), node);
        }
        if (schema.has("type") && !ofType(schema.get("type"), node)) {
            return List.of(misfit(schema, node, words(schema.get("type"))));
        }
        List<Flaw> flaws = new ArrayList<>();
        switch (node.kind()) {
            case MAP -> ofMap(schema, node, flaws);
            case LIST -> ofList(schema, node, flaws);
            case NUMBER -> ofNumber(schema, node, flaws);
            case TEXT -> ofText(schema, node, flaws);
            default -> { }
        }
        ofChoice(schema, node, flaws);
        return flaws;
    }

    private static boolean ofType(JsonNode type, YamlNode node) {
        if (type.isArray()) {
            for (JsonNode t : type) {
                if (ofType(t, node)) {
                    return true;
                }
            }
            return false;
        }
        String name = type.asString();
        boolean whole = node.kind() == YamlNode.Kind.NUMBER && node.number() == Math.rint(node.number());
        return name.equals("integer") ? whole : name.equals(node.kind().type);
    }

    private static String words(JsonNode type) {
        return switch (type.isArray() ? "" : type.asString()) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "of another kind";
        };
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(n -> strings.add(n.asString()));
        return strings;
    }

    private void ofMap(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        for (String key : strings(schema.path("required"))) {
            if (!node.has(key)) {
                flaws.add(flaw(node, "lacks " + key + wanted(schema.path("properties").path(key))));
            }
        }
        for (Map.Entry<String, JsonNode> e : schema.path("dependentRequired").properties()) {
            for (String key : strings(e.getValue())) {
                if (node.has(e.getKey()) && !node.has(key)) {
                    flaws.add(flaw(node, "has " + e.getKey() + " but lacks " + key + ": add it, or remove " + e.getKey()));
                }
            }
        }
        if (node.map().size() < schema.path("minProperties").asInt(0)
                || node.map().size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)) {
            flaws.add(flaw(node, "has " + node.map().size() + " entries, but must be "
                    + schema.path("description").asString("a map of another size")));
        }
        for (Map.Entry<String, YamlNode> e : node.map().entrySet()) {
            ofEntry(schema, e.getKey(), e.getValue(), flaws);
        }
    }

    private String wanted(JsonNode schema) {
        JsonNode s = schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
        return s.has("description") ? ": add " + s.get("description").asString() : ": add it";
    }

    private void ofEntry(JsonNode schema, String key, YamlNode value, List<Flaw> flaws) {
        JsonNode names = schema.path("propertyNames");
        if (names.has("enum") && !strings(names.get("enum")).contains(key)) {
            flaws.add(unknown(value, key, strings(names.get("enum"))));
        }
        if (names.has("pattern") && !Pattern.compile(names.get("pattern").asString()).matcher(key).find()) {
            flaws.add(flaw(value, "is no name: use at most 60 of A-Z, a-z, 0-9, _ and -"));
        }
        JsonNode own = schema.path("properties").path(key);
        JsonNode more = schema.path("additionalProperties");
        if (!own.isMissingNode()) {
            flaws.addAll(flaws(own, value));
        } else if (more.isBoolean() && !more.asBoolean()) {
            flaws.add(unknown(value, key, List.copyOf(schema.path("properties").propertyNames())));
        } else if (more.isObject()) {
            flaws.addAll(flaws(more, value));
        }
    }

    private static Flaw unknown(YamlNode value, String key, List<String> known) {
        return flaw(value, "is not known here: the nearest known key is "
                + Spelling.nearest(key.length() > 60 ? key.substring(0, 60) : key, known));
    }

    private void ofList(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        int n = node.list().size();
        if (n < schema.path("minItems").asInt(0) || n > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            flaws.add(misfit(schema, node, "a list of another length"));
            return;
        }
        JsonNode first = schema.path("prefixItems");
        for (int i = 0; i < n; i++) {
            JsonNode item = i < first.size() ? first.get(i) : schema.path("items");
            if (!item.isMissingNode()) {
                flaws.addAll(flaws(item, node.list().get(i)));
            }
        }
    }

    private static void ofNumber(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        double v = node.number();
        if ((schema.has("minimum") && v < schema.get("minimum").asDouble())
                || (schema.has("exclusiveMinimum") && v <= schema.get("exclusiveMinimum").asDouble())
                || (schema.has("maximum") && v > schema.get("maximum").asDouble())) {
            flaws.add(misfit(schema, node, "a number within other limits"));
        }
    }

    private static void ofText(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        String v = node.text();
        int length = v.codePointCount(0, v.length());
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                || (schema.has("pattern")
                        && !Pattern.compile(schema.get("pattern").asString()).matcher(v).find())) {
            flaws.add(misfit(schema, node, "other text"));
        }
    }

    private void ofChoice(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        if (schema.has("const") && !isText(node, schema.get("const").asString())) {
            flaws.add(misfit(schema, node, schema.get("const").asString()));
        }
        if (schema.has("enum") && strings(schema.get("enum")).stream().noneMatch(v -> isText(node, v))) {
            flaws.add(misfit(schema, node, "one of " + String.join(", ", strings(schema.get("enum")))));
        }
        if (schema.has("anyOf")) {
            ofAny(schema, node, flaws);
        }
        if (schema.has("oneOf")) {
            ofOne(schema.get("oneOf"), node, flaws);
        }
        for (JsonNode part : schema.path("allOf")) {
            flaws.addAll(flaws(part, node));
        }
        if (schema.has("if")) {
            JsonNode branch = schema.path(flaws(schema.get("if"), node).isEmpty() ? "then" : "else");
            if (!branch.isMissingNode()) {
                flaws.addAll(flaws(branch, node));
            }
        }
    }

    private static boolean isText(YamlNode node, String text) {
        return node.kind() == YamlNode.Kind.TEXT && node.text().equals(text);
    }

    /** For the messages the alternative of the value's own type counts; scalars get the schema's own words. */
    private void ofAny(JsonNode schema, YamlNode node, List<Flaw> flaws) {
        List<Flaw> nearest = null;
        for (JsonNode choice : schema.get("anyOf")) {
            List<Flaw> own = flaws(choice, node);
            if (own.isEmpty()) {
                return;
            }
            boolean deep = node.kind() == YamlNode.Kind.MAP || node.kind() == YamlNode.Kind.LIST;
            JsonNode type = (choice.has("$ref") ? root.at(choice.get("$ref").asString().substring(1)) : choice).path("type");
            if (deep && !type.isMissingNode() && ofType(type, node)) {
                nearest = own;
            }
        }
        if (nearest == null) {
            flaws.add(misfit(schema, node, "something else"));
        } else {
            flaws.addAll(nearest);
        }
    }

    /** The schema uses oneOf for maps that need exactly one of several keys. */
    private static void ofOne(JsonNode choices, YamlNode node, List<Flaw> flaws) {
        if (node.kind() != YamlNode.Kind.MAP) {
            return;
        }
        List<String> keys = new ArrayList<>();
        choices.forEach(c -> keys.add(c.path("required").path(0).asString()));
        List<String> there = keys.stream().filter(node::has).collect(Collectors.toList());
        if (there.isEmpty()) {
            flaws.add(flaw(node, "lacks one of " + String.join(", ", keys) + ": add one of them"));
        } else if (there.size() > 1) {
            flaws.add(flaw(node, "has " + String.join(" and ", there) + ": keep one of them"));
        }
    }
}
